using DirectiveSearch.Archive;

namespace DirectiveSearch.Tests.Archive;

public abstract partial class ArchiveContract
{
    [Fact]
    public async Task The_audit_log_is_read_from_its_end_and_by_who_and_what()
    {
        await archive.Audit.WriteAsync(new AuditEntry("an", "10.0.0.1", "tai-khoan.them", "binh", "biên tập"), Cancellation);
        Time.Advance(TimeSpan.FromMinutes(1));
        await archive.Audit.WriteAsync(new AuditEntry("an", "10.0.0.1", "tai-khoan"), Cancellation);
        await archive.Audit.WriteAsync(new AuditEntry("binh", "10.0.0.2", "tai-khoans"), Cancellation);
        await archive.Audit.WriteAsync(new AuditEntry("binh", "10.0.0.2", "nap-tai-lieu", "/nap-tai-lieu/7"), Cancellation);
        var all = await archive.Audit.ListAsync(null, null, 0, 3, Cancellation);
        Assert.Equal((4, 3), (all.Total, all.Items.Count));
        Assert.Equal(["nap-tai-lieu", "tai-khoans", "tai-khoan"], all.Items.Select(line => line.Entry.Action));
        var accounts = await archive.Audit.ListAsync("an", "tai-khoan", 0, 10, Cancellation);
        Assert.Equal(["tai-khoan", "tai-khoan.them"], accounts.Items.Select(line => line.Entry.Action));
        Assert.Equal(new AuditEntry("an", "10.0.0.1", "tai-khoan.them", "binh", "biên tập"), accounts.Items[1].Entry);
        Assert.Equal(TimeSpan.FromMinutes(1), accounts.Items[0].At - accounts.Items[1].At);
    }

    [Fact]
    public async Task Nobody_writes_lines_of_his_own_into_the_audit_log()
    {
        await archive.Audit.WriteAsync(new AuditEntry("a\nb", "", "dang-nhap.sai", new string('x', 10_000)), Cancellation);
        var line = Assert.Single((await archive.Audit.ListAsync(null, null, 0, 10, Cancellation)).Items);
        Assert.Equal("a b", line.Entry.Who);
        Assert.Equal(401, line.Entry.Target.Length);
    }
}
