using System.Security.Cryptography;
using DirectiveSearch.Archive;
using Microsoft.AspNetCore.DataProtection;

namespace DirectiveSearch.Portal.Security;

/// <summary>Sets up and checks the second factor: codes of an authenticator app, recovery codes when the phone is lost.</summary>
public sealed class SecondFactors(ArchiveStore archive, IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan SetUpWithin = TimeSpan.FromMinutes(20);

    private readonly IDataProtector secrets = protection.CreateProtector("DirectiveSearch.Totp");
    private readonly ITimeLimitedDataProtector offers = protection.CreateProtector("DirectiveSearch.TotpOffer").ToTimeLimitedDataProtector();

    /// <summary>A new secret as the form carries it until its first code proves that the app has it.</summary>
    public string Offer(Account account, byte[] secret) => offers.Protect($"{account.Id}\n{account.Stamp}\n{Convert.ToHexString(secret)}", SetUpWithin);

    /// <returns>Null: not offered to this account, or too long ago, or something changed since.</returns>
    public byte[]? Offered(Account account, string offer)
    {
        try
        {
            return offers.Unprotect(offer).Split('\n') is [var id, var stamp, var secret] && id == account.Id && stamp == account.Stamp ? Convert.FromHexString(secret) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Takes the new factor into use once its first code is right; all other sessions end.</summary>
    /// <returns>The recovery codes, shown this once; null: the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> SetUpAsync(Visitor visitor, byte[] secret, string code, CancellationToken cancellation)
    {
        if (Totp.StepOfCode(secret, Digits(code), time.GetUtcNow()) is not { } step) return null;
        var recovery = RecoveryCodes.New();
        var factor = new SecondFactor(secrets.Protect(Convert.ToHexString(secret)), step, recovery.Salt, recovery.Hashes);
        await archive.Accounts.SetSecondFactorAsync(visitor.Account!.Id, factor, visitor.Session, cancellation);
        await archive.Audit.WriteAsync(visitor.Did("toi.xac-thuc", visitor.Name!), CancellationToken.None);
        return recovery.Codes;
    }

    public async Task<IReadOnlyList<string>> RenewCodesAsync(Visitor visitor, CancellationToken cancellation)
    {
        var recovery = RecoveryCodes.New();
        await archive.Accounts.SetRecoveryCodesAsync(visitor.Account!.Id, recovery.Salt, recovery.Hashes, cancellation);
        await archive.Audit.WriteAsync(visitor.Did("toi.ma-khoi-phuc", visitor.Name!), CancellationToken.None);
        return recovery.Codes;
    }

    /// <summary>Whether this is the app's code of now, or a recovery code that is left; each is used up by it.</summary>
    public async Task<bool> ProveAsync(Account account, string typed, CancellationToken cancellation)
    {
        if (account.TotpSecret is null) return false;
        if (RecoveryCodes.IsForm(typed) && account.RecoverySalt is { } salt)
            return await archive.Accounts.UseRecoveryCodeAsync(account.Id, RecoveryCodes.Hash(typed, salt), cancellation);
        if (Secret(account) is not { } secret || Totp.StepOfCode(secret, Digits(typed), time.GetUtcNow()) is not { } step) return false;
        return await archive.Accounts.UseStepAsync(account.Id, step, cancellation);
    }

    /// <summary>Apps show the code in two groups.</summary>
    private static string Digits(string typed) => string.Concat(typed.Where(char.IsAsciiDigit));

    /// <summary>Null: the keys of the archive it was protected with are gone.</summary>
    private byte[]? Secret(Account account)
    {
        try
        {
            return Convert.FromHexString(secrets.Unprotect(account.TotpSecret!));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
