using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Text;

public sealed class TextSpanTests
{
    [Theory]
    [InlineData(0, 2, 1, 3, true)]
    [InlineData(0, 2, 2, 3, false)]
    public void Spans_overlap_when_they_share_a_code_unit(int start, int end, int otherStart, int otherEnd, bool expected) =>
        Assert.Equal(expected, new TextSpan(start, end).Overlaps(new TextSpan(otherStart, otherEnd)));
}
