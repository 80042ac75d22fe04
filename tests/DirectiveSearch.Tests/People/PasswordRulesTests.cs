using DirectiveSearch.Portal.Security;

namespace DirectiveSearch.Tests.People;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("", "ít nhất 9")]
    [InlineData("x7!kQ2$p", "ít nhất 9")]
    [InlineData("qwertyuiop", "phổ biến")]
    [InlineData("QwertyUiop", "phổ biến")]
    [InlineData("1234567890", "phổ biến")]
    [InlineData("matkhau2024", "dễ đoán")]
    [InlineData("Mật khẩu@123", "dễ đoán")]
    [InlineData("dragon20242024", "dễ đoán")]
    [InlineData("nguyenvananh99", "dễ đoán")]
    [InlineData("thanhhoa2026!", "dễ đoán")]
    [InlineData("DirectiveSearch1", "dễ đoán")]
    [InlineData("lethikieu1985", "dễ đoán")]
    [InlineData("aaaabbbbcccc", "khác nhau")]
    public void Passwords_that_are_tried_first_are_refused_with_the_reason(string password, string reason) =>
        Assert.Contains(reason, PasswordRules.Shipped.Problem(password, "lethikieu", "Lê Thị Kiều"), StringComparison.Ordinal);

    [Theory]
    [InlineData("xanh biếc đồng quê")]
    [InlineData("con trâu đi trước cái cày theo sau")]
    [InlineData("k7mp-q2xd-9fhz-t4wn")]
    [InlineData("🦆🌾🌧️ trời mưa to")]
    [InlineData("zqxjkvbpy")]
    public void Any_composition_is_allowed(string password) => Assert.Null(PasswordRules.Shipped.Problem(password, "an", "Nguyễn Văn An"));

    [Fact]
    public void Long_passwords_are_allowed_to_a_limit()
    {
        Assert.Null(PasswordRules.Shipped.Problem(string.Concat(Enumerable.Range(0, 64).Select(index => (char)('a' + (index * 7 % 26))))));
        Assert.NotNull(PasswordRules.Shipped.Problem(new string('x', 100) + new string('y', 40)));
    }

    /// <summary>ASVS 5.0, 6.2.4.</summary>
    [Fact]
    public void The_list_holds_more_than_three_thousand_that_are_long_enough() => Assert.True(PasswordRules.Shipped.CommonCount > 3000);

    [Fact]
    public void Passwords_for_the_first_sign_in_are_random_and_would_be_allowed()
    {
        var made = Enumerable.Range(0, 50).Select(_ => Passwords.OneTime()).ToList();
        Assert.Equal(50, made.Distinct().Count());
        Assert.All(made, password => Assert.Null(PasswordRules.Shipped.Problem(password)));
    }

    [Fact]
    public void Hashes_are_of_the_framework_with_many_rounds_and_a_salt_of_their_own()
    {
        var (one, other) = (Passwords.Hash("một mật khẩu"), Passwords.Hash("một mật khẩu"));
        Assert.NotEqual(one, other);
        Assert.Equal((true, false), Passwords.Verify(one, "một mật khẩu"));
        Assert.False(Passwords.Verify(one, "Một mật khẩu").Right);
        Assert.False(Passwords.Verify(null, "một mật khẩu").Right);
        var header = Convert.FromBase64String(one);
        Assert.Equal((byte)1, header[0]);
        Assert.True(((header[5] << 24) | (header[6] << 16) | (header[7] << 8) | header[8]) >= 210_000);
    }

    [Theory]
    [InlineData("/tim-kiem?q=34ct", "/tim-kiem?q=34ct")]
    [InlineData("/", "/")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("/a\\b", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/\tevil", "/")]
    [InlineData("/a\r\nSet-Cookie: x", "/")]
    [InlineData("tim-kiem", "/")]
    public void Only_pages_of_this_portal_are_gone_back_to(string? asked, string goes) => Assert.Equal(goes, LocalAddress.Of(asked));
}
