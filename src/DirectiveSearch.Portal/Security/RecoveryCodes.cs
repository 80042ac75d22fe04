using System.Security.Cryptography;
using System.Text;

namespace DirectiveSearch.Portal.Security;

/// <summary>Codes on paper for when the phone is lost: each serves once, and only what is derived from it is kept.</summary>
/// <param name="Salt">One for all codes of an account, so that a code is derived once to be looked for.</param>
public sealed record RecoveryCodes(IReadOnlyList<string> Codes, string Salt)
{
    private const int Count = 10;

    /// <summary>60 bits each: with the work of deriving, beyond guessing even from a copy of the archive.</summary>
    private const int Characters = 12;

    private const int Iterations = 100_000;

    public IReadOnlyList<string> Hashes => [.. Codes.Select(code => Hash(code, Salt))];

    public static RecoveryCodes New() => new(
        [.. Enumerable.Range(0, Count).Select(_ => Base32.Grouped(Base32.Encode(RandomNumberGenerator.GetBytes(8))[..Characters], '-'))],
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Whether this can be a code at all: no work is done for anything else.</summary>
    public static bool IsForm(string typed) => Plain(typed).Length == Characters;

    /// <param name="code">As typed: case, dashes and blanks do not matter.</param>
    public static string Hash(string code, string salt) =>
        Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(Plain(code), Convert.FromHexString(salt), Iterations, HashAlgorithmName.SHA256, 32));

    private static string Plain(string typed)
    {
        var plain = new StringBuilder();
        foreach (var character in typed.Where(char.IsAsciiLetterOrDigit)) plain.Append(char.ToUpperInvariant(character));
        return plain.ToString();
    }
}
