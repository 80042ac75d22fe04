using System.Net;
using DirectiveSearch.Portal.Pages.Ingest;
using DirectiveSearch.Portal.Security;

namespace DirectiveSearch.Tests.Portal;

public sealed class LocalOperatorTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost", "", true)]
    [InlineData("127.0.0.9", "127.0.0.1", "", true)]
    [InlineData("::1", "[::1]", "", true)]
    [InlineData("::ffff:127.0.0.1", "LocalHost", "Accept,Cookie", true)]
    [InlineData("10.0.0.7", "localhost", "", false)]
    [InlineData("127.0.0.1", "portal.example.vn", "", false)]
    [InlineData("127.0.0.1", "localhost.example.vn", "", false)]
    [InlineData("127.0.0.1", "10.0.0.7", "", false)]
    [InlineData("127.0.0.1", "", "", false)]
    [InlineData("127.0.0.1", null, "", false)]
    [InlineData(null, "localhost", "", false)]
    [InlineData("127.0.0.1", "localhost", "X-Forwarded-For", false)]
    [InlineData("127.0.0.1", "localhost", "x-forwarded-proto", false)]
    [InlineData("127.0.0.1", "localhost", "Forwarded", false)]
    [InlineData("127.0.0.1", "localhost", "x-real-ip", false)]
    [InlineData("127.0.0.1", "localhost", "Via", false)]
    public void Only_who_sits_at_the_machine_is_the_operator(string? remote, string? host, string headers, bool expected) =>
        Assert.Equal(expected, LocalOperator.Allows(
            remote is null ? null : IPAddress.Parse(remote), host, headers.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Uploaded_names_stand_for_one_file_each() =>
        Assert.Equal(
            ["a.docx", "a (2).docx", "x/a.docx", "x/A (2).docx", "tep-khong-ten"],
            UploadedFiles.Names(["a.docx", "../a.docx", "x/a.docx", "C:\\x\\A.docx", "\u0000"]));
}
