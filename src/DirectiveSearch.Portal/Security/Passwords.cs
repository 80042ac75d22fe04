using System.Security.Cryptography;
using DirectiveSearch.Archive;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace DirectiveSearch.Portal.Security;

/// <summary>Hashes and checks passwords with the framework's hasher (PBKDF2, HMAC-SHA-512).</summary>
public static class Passwords
{
    private const int Iterations = 220_000;

    /// <summary>No letters that are taken for others.</summary>
    private const string Readable = "abcdefghjkmnpqrstuvwxyz23456789";

    private static readonly PasswordHasher<Account> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>What a name that does not exist is checked against, so that the answer takes the same time.</summary>
    private static readonly string OfNobody = Hash(OneTime());

    public static string Hash(string password) => Hasher.HashPassword(null!, password);

    /// <param name="hash">Null: there is no such account.</param>
    /// <returns>Whether it is right, and whether it should be hashed anew.</returns>
    public static (bool Right, bool Outdated) Verify(string? hash, string password)
    {
        var result = Hasher.VerifyHashedPassword(null!, hash ?? OfNobody, password);
        return (hash is not null && result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded);
    }

    /// <summary>A password for the first sign-in, of 79 bits.</summary>
    public static string OneTime() => Base32.Grouped(new string(RandomNumberGenerator.GetItems<char>(Readable, 16)), '-');

    /// <summary>How long a password that somebody else set may wait for its first use.</summary>
    public static readonly TimeSpan OneTimeLasts = TimeSpan.FromDays(7);
}
