using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Security;

namespace DirectiveSearch.Tests.Cli;

public sealed class AccountProgramTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("account-");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Accounts_are_added_changed_and_written_down()
    {
        var first = await RunAsync("", "account", "add", "an", "--role", "editor");
        Assert.Equal(1, first.ExitCode);
        Assert.Contains("Tài khoản đầu tiên phải là tài khoản quản trị", first.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("con trâu đi trước cái cày\n", "account", "add", "An", "--role", "operator", "--display", "Nguyễn Văn An", "--password-stdin")).ExitCode);
        Assert.Contains("phổ biến", (await RunAsync("qwertyuiop\n", "account", "add", "binh", "--role", "reader", "--password-stdin")).Error, StringComparison.Ordinal);
        Assert.Contains("Được phép: reader, editor, operator", (await RunAsync("", "account", "add", "binh", "--role", "boss")).Error, StringComparison.Ordinal);
        Assert.Contains("Không có tài khoản binh", (await RunAsync("", "account", "disable", "binh")).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("", "account", "role", "an", "--role", "reader")).ExitCode);
        var reset = (await RunAsync("", "account", "reset-password", "an")).Output.TrimEnd().Split('\n')[^1];
        using var archive = await ArchiveStore.OpenAsync(folder.FullName, TimeProvider.System, Stop);
        var account = (await archive.Accounts.FindAsync("an", Stop))!;
        Assert.True(account is { Role: Role.Reader, MustChange: true, Display: "Nguyễn Văn An" });
        Assert.True(Passwords.Verify(account.PasswordHash, reset).Right);
        var log = (await archive.Audit.ListAsync(null, "tai-khoan", 0, 10, Stop)).Items;
        Assert.Equal(["tai-khoan.mat-khau", "tai-khoan.vai-tro", "tai-khoan.them"], log.Select(line => line.Entry.Action));
        Assert.All(log, line => Assert.StartsWith("dòng lệnh (", line.Entry.Who, StringComparison.Ordinal));
    }

    /// <summary>Over https the session's cookie is bound to the host, and browsers are told to come back so.</summary>
    [Fact]
    public async Task The_portal_speaks_https_with_a_certificate_in_two_files()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
        var (chainFile, keyFile) = (Path.Combine(folder.FullName, "chain.pem"), Path.Combine(folder.FullName, "key.pem"));
        await File.WriteAllTextAsync(chainFile, certificate.ExportCertificatePem(), Stop);
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem(), Stop);
        using var process = ProgramRun.Start(folder.FullName, "serve", "--urls", "https://127.0.0.1:0", "--tls-certificate-file", chainFile, "--tls-key-file", keyFile);
        try
        {
            var said = await process.StandardError.ReadLineAsync(Stop);
            using var http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == certificate.Thumbprint });
            var answer = await http.GetAsync(said!.Split(' ').First(word => word.StartsWith("https://", StringComparison.Ordinal)) + "/nap-tai-lieu", Stop);
            Assert.True(answer.IsSuccessStatusCode);
            Assert.Contains("max-age=31536000", Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
            Assert.StartsWith("__Host-", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private async Task<ProgramRun> RunAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "directivesearch.dll"), .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DIRECTIVESEARCH_DATA"] = folder.FullName },
        };
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(Stop);
        var error = process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        return new ProgramRun(process.ExitCode, await output, await error);
    }
}
