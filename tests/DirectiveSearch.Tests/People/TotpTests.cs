using System.Text;
using DirectiveSearch.Portal.Security;

namespace DirectiveSearch.Tests.People;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, SHA-1, the last six of its eight digits.</summary>
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(second);
        Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepOf(now)));
        Assert.Equal(second / 30, Totp.StepOfCode(Secret, code, now));
    }

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, true)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void A_phone_may_be_off_by_one_step(int seconds, bool right)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1111111110);
        Assert.Equal(right, Totp.StepOfCode(Secret, Totp.CodeAt(Secret, Totp.StepOf(now.AddSeconds(seconds))), now) is not null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("abcdef")]
    public void Anything_else_is_no_code(string typed) => Assert.Null(Totp.StepOfCode(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59)));

    /// <summary>RFC 4648, section 10, without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_the_standard(string plain, string encoded) => Assert.Equal(encoded, Base32.Encode(Encoding.ASCII.GetBytes(plain)));

    [Fact]
    public void Recovery_codes_are_found_however_they_are_typed()
    {
        var made = RecoveryCodes.New();
        Assert.Equal(10, made.Codes.Distinct().Count());
        Assert.All(made.Codes, code => Assert.Matches("^[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}$", code));
        Assert.Contains(RecoveryCodes.Hash(made.Codes[3].Replace("-", " ", StringComparison.Ordinal).ToLowerInvariant(), made.Salt), made.Hashes);
        Assert.DoesNotContain(RecoveryCodes.Hash("AAAA-AAAA-AAAA", made.Salt), made.Hashes);
    }
}
