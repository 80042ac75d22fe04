using DirectiveSearch.Cli.Hosting;

namespace DirectiveSearch.Tests.Cli;

public sealed class PlainLinesTests
{
    [Theory]
    [InlineData("Kế hoạch 12/KH-UBND.docx", "Kế hoạch 12/KH-UBND.docx")]
    [InlineData("a\nERROR forged", "a\\u000aERROR forged")]
    [InlineData("a\u001b[2Jb\r", "a\\u001b[2Jb\\u000d")]
    [InlineData("a\u202etxt.exe", "a\\u202etxt.exe")]
    [InlineData("a\u2028b\u0085c", "a\\u2028b\\u0085c")]
    public void Names_begin_no_line_and_steer_no_terminal(string name, string shown) => Assert.Equal(shown, PlainLines.Escape(name));
}
