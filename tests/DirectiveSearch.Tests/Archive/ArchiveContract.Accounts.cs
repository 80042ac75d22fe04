using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    private async Task<Account> AccountAsync(string name = "an", Role role = Role.Editor)
    {
        Assert.True(await archive.Accounts.AddAsync(name, "Nguyễn Văn An", role, "hash", mustChange: true, Cancellation));
        return (await archive.Accounts.FindAsync(name, Cancellation))!;
    }

    [Fact]
    public async Task A_name_is_one_account_in_whatever_case_it_is_typed()
    {
        Assert.False(await archive.Accounts.AnyAsync(Cancellation));
        var account = await AccountAsync();
        Assert.True(await archive.Accounts.AnyAsync(Cancellation));
        Assert.Equal(("an", "Nguyễn Văn An", Role.Editor, "hash", true, false), (account.Name, account.Display, account.Role, account.PasswordHash, account.MustChange, account.Disabled));
        Assert.False(await archive.Accounts.AddAsync(" AN", "B", Role.Operator, "other", false, Cancellation));
        Assert.Equal(account, await archive.Accounts.FindAsync("An ", Cancellation));
        Assert.Null(await archive.Accounts.FindAsync("binh", Cancellation));
        await AccountAsync("a-binh", Role.Reader);
        var page = await archive.Accounts.ListAsync(0, 1, Cancellation);
        Assert.Equal((2, "a-binh"), (page.Total, page.Items.Single().Name));
    }

    [Fact]
    public async Task Sessions_end_when_they_are_old_unused_or_ended()
    {
        var account = await AccountAsync();
        foreach (var hash in new[] { "một", "hai", "ba" }) await archive.Sessions.OpenAsync(hash, account.Id, "10.0.0.1", "Firefox", Cancellation);
        Assert.Equal("an", (await archive.Sessions.FindAsync("một", Cancellation))!.Name);
        Assert.Null(await archive.Sessions.FindAsync("bốn", Cancellation));
        Time.Advance(SessionTable.Idle - TimeSpan.FromMinutes(1));
        Assert.NotNull(await archive.Sessions.FindAsync("một", Cancellation));
        Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(await archive.Sessions.FindAsync("hai", Cancellation));
        Assert.Equal(["một"], (await archive.Sessions.ListAsync(account.Id, Cancellation)).Select(session => session.Hash));
        for (var used = TimeSpan.Zero; used < SessionTable.Longest; used += SessionTable.Idle / 2)
        {
            Time.Advance(SessionTable.Idle / 2);
            await archive.Sessions.FindAsync("một", Cancellation);
        }

        Assert.Null(await archive.Sessions.FindAsync("một", Cancellation));
    }

    [Fact]
    public async Task Sessions_are_ended_by_what_changes_the_account()
    {
        var account = await AccountAsync();
        foreach (var change in new Func<Task>[]
        {
            () => archive.Accounts.SetPasswordAsync(account.Id, "new", false, "giữ", Cancellation),
            () => archive.Accounts.SetSecondFactorAsync(account.Id, new SecondFactor("secret", 7, "salt", ["a", "b"]), "giữ", Cancellation),
        })
        {
            await archive.Sessions.OpenAsync("giữ", account.Id, "", "", Cancellation);
            await archive.Sessions.OpenAsync("kia", account.Id, "", "", Cancellation);
            await change();
            Assert.NotNull(await archive.Sessions.FindAsync("giữ", Cancellation));
            Assert.Null(await archive.Sessions.FindAsync("kia", Cancellation));
            var changed = (await archive.Accounts.FindAsync("an", Cancellation))!;
            Assert.NotEqual(account.Stamp, changed.Stamp);
            await archive.Sessions.EndAllAsync(account.Id, null, Cancellation);
        }

        foreach (var change in new Func<Task>[]
        {
            () => archive.Accounts.SetRoleAsync(account.Id, Role.Operator, Cancellation), () => archive.Accounts.SetDisabledAsync(account.Id, true, Cancellation),
            () => archive.Accounts.SetSecondFactorAsync(account.Id, null, null, Cancellation),
        })
        {
            await archive.Sessions.OpenAsync("kia", account.Id, "", "", Cancellation);
            await change();
            Assert.Empty(await archive.Sessions.ListAsync(account.Id, Cancellation));
        }

        await archive.Sessions.OpenAsync("kia", account.Id, "", "", Cancellation);
        Assert.Null(await archive.Sessions.FindAsync("kia", Cancellation));
        var now = (await archive.Accounts.FindAsync("an", Cancellation))!;
        Assert.Equal((Role.Operator, true, "new", false, null), (now.Role, now.Disabled, now.PasswordHash, now.MustChange, now.TotpSecret));
    }

    [Fact]
    public async Task A_code_serves_once_and_none_before_it_afterwards()
    {
        var account = await AccountAsync();
        await archive.Accounts.SetSecondFactorAsync(account.Id, new SecondFactor("secret", 100, "salt", ["a", "b"]), null, Cancellation);
        Assert.False(await archive.Accounts.UseStepAsync(account.Id, 100, Cancellation));
        Assert.True(await archive.Accounts.UseStepAsync(account.Id, 102, Cancellation));
        Assert.False(await archive.Accounts.UseStepAsync(account.Id, 101, Cancellation));
        Assert.Equal(2, await archive.Accounts.RecoveryCodesLeftAsync(account.Id, Cancellation));
        Assert.True(await archive.Accounts.UseRecoveryCodeAsync(account.Id, "b", Cancellation));
        Assert.False(await archive.Accounts.UseRecoveryCodeAsync(account.Id, "b", Cancellation));
        await archive.Accounts.SetRecoveryCodesAsync(account.Id, "other", ["c", "d", "e"], Cancellation);
        Assert.False(await archive.Accounts.UseRecoveryCodeAsync(account.Id, "a", Cancellation));
        Assert.Equal((3, "other"), (await archive.Accounts.RecoveryCodesLeftAsync(account.Id, Cancellation), (await archive.Accounts.FindAsync("an", Cancellation))!.RecoverySalt));
    }

    [Fact]
    public async Task Guessing_waits_longer_and_longer_and_never_for_ever()
    {
        SignInLane[] lanes = [SignInLane.OfName("an"), SignInLane.OfAddress("10.0.0.9")];
        for (var attempt = 1; attempt <= 5; attempt++) Assert.Null(await archive.SignInFailures.BeginAsync(lanes, Cancellation));
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromMinutes(1), await archive.SignInFailures.BeginAsync(lanes, Cancellation));
        Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(await archive.SignInFailures.BeginAsync(lanes, Cancellation));
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromMinutes(2), await archive.SignInFailures.BeginAsync(lanes, Cancellation));
        Assert.Equal(["an"], (await archive.SignInFailures.ShutAsync(["an", "binh"], Cancellation)).Keys);
        SignInLane[] known = [SignInLane.OfDevice("an", "máy của an"), SignInLane.OfAddress("10.0.0.7")];
        Assert.Null(await archive.SignInFailures.BeginAsync(known, Cancellation));
        await archive.SignInFailures.SucceededAsync(known[..1], known[1], Cancellation);
        Assert.NotNull(await archive.SignInFailures.BeginAsync(lanes, Cancellation));
        await archive.SignInFailures.ForgetAsync("an", Cancellation);
        Assert.Null(await archive.SignInFailures.BeginAsync(lanes, Cancellation));
        Assert.Equal(SignInLane.LongestWait, lanes[0].WaitAfter(1000));
    }

    [Fact]
    public async Task An_address_is_shut_whatever_names_it_tries_and_success_elsewhere_does_not_open_it()
    {
        var address = SignInLane.OfAddress("10.0.0.9");
        for (var attempt = 0; attempt < 20; attempt++) Assert.Null(await archive.SignInFailures.BeginAsync([SignInLane.OfName($"ten-{attempt}"), address], Cancellation));
        Assert.NotNull(await archive.SignInFailures.BeginAsync([SignInLane.OfName("mot-ten-khac"), address], Cancellation));
        Time.Advance(TimeSpan.FromHours(25));
        Assert.Null(await archive.SignInFailures.BeginAsync([SignInLane.OfName("mot-ten-khac"), address], Cancellation));
    }

    [Fact]
    public async Task Attempts_at_the_same_moment_gain_nothing()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => archive.SignInFailures.BeginAsync([SignInLane.OfName("an")], Cancellation)));
        Assert.Equal(5, answers.Count(answer => answer is null));
    }

    [Fact]
    public async Task Protection_keys_are_kept()
    {
        await archive.Keys.StoreAsync("key-1", "<key/>", Cancellation);
        await archive.Keys.StoreAsync("key-1", "<key a=\"1\"/>", Cancellation);
        Assert.Equal(["<key a=\"1\"/>"], await archive.Keys.ListAsync(Cancellation));
    }
}
