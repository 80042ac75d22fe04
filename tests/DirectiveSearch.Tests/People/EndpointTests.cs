using System.Net;
using DirectiveSearch.Archive;
using DirectiveSearch.Portal.Security;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DirectiveSearch.Tests.People;

/// <summary>Every endpoint there is, tried by everybody; one that is not in the table fails.</summary>
public sealed class EndpointTests
{
    /// <summary>Who may. Reading: everybody where reading is open, else whoever signed in.</summary>
    private enum Who
    {
        Always,
        Reading,
        Account,
        Editor,
        Operator,
    }

    private static readonly Dictionary<string, (Who Who, string Path)> Table = new()
    {
        ["GET /"] = (Who.Reading, "/"),
        ["GET /tim-kiem"] = (Who.Reading, "/tim-kiem"),
        ["GET /tim-kiem.csv"] = (Who.Reading, "/tim-kiem.csv"),
        ["GET /tim-kiem/ban-in"] = (Who.Reading, "/tim-kiem/ban-in"),
        ["GET /van-ban/{id}"] = (Who.Reading, "/van-ban/khong-co"),
        ["GET /van-ban/{id}/so-sanh"] = (Who.Reading, "/van-ban/khong-co/so-sanh"),
        ["GET /van-ban/{id}/ban-goc"] = (Who.Reading, "/van-ban/khong-co/ban-goc"),
        ["GET /van-ban/{id}/lich-su"] = (Who.Reading, "/van-ban/khong-co/lich-su"),
        ["GET /van-ban/{id}/chu/{start:int}-{end:int}/anh"] = (Who.Reading, "/van-ban/khong-co/chu/0-1/anh"),
        ["GET /van-ban/{id}/chu/{citation:int}"] = (Who.Editor, "/van-ban/khong-co/chu/1"),
        ["POST /van-ban/{id}/chu"] = (Who.Editor, "/van-ban/khong-co/chu"),
        ["GET /van-ban/{id}/sua"] = (Who.Editor, "/van-ban/khong-co/sua"),
        ["POST /van-ban/{id}/sua"] = (Who.Editor, "/van-ban/khong-co/sua"),
        ["GET /dinh-chinh/chu-doc-chua-chac"] = (Who.Editor, "/dinh-chinh/chu-doc-chua-chac"),
        ["GET /dinh-chinh/don-vi"] = (Who.Editor, "/dinh-chinh/don-vi"),
        ["GET /vien-dan/{**name}"] = (Who.Reading, "/vien-dan/khong-co"),
        ["GET /vien-dan/{slug}/trich-doan.csv"] = (Who.Reading, "/vien-dan/khong-co/trich-doan.csv"),
        ["GET /van-ban/{id}/bao-loi"] = (Who.Reading, "/van-ban/khong-co/bao-loi"),
        ["POST /van-ban/{id}/bao-loi"] = (Who.Reading, "/van-ban/khong-co/bao-loi"),
        ["GET /bao-loi"] = (Who.Editor, "/bao-loi"),
        ["POST /bao-loi/{report:long}/dong"] = (Who.Editor, "/bao-loi/1/dong"),
        ["GET /dinh-chinh"] = (Who.Editor, "/dinh-chinh"),
        ["POST /dinh-chinh"] = (Who.Editor, "/dinh-chinh"),
        ["POST /dinh-chinh/ban"] = (Who.Editor, "/dinh-chinh/ban"),
        ["POST /dinh-chinh/gop"] = (Who.Editor, "/dinh-chinh/gop"),
        ["GET /dinh-chinh/phong-trao"] = (Who.Editor, "/dinh-chinh/phong-trao"),
        ["POST /dinh-chinh/phong-trao"] = (Who.Editor, "/dinh-chinh/phong-trao"),
        ["POST /dinh-chinh/{batch}/hoan-tac"] = (Who.Editor, "/dinh-chinh/khong-co/hoan-tac"),
        ["GET /don-vi"] = (Who.Reading, "/don-vi"),
        ["GET /don-vi/{slug}"] = (Who.Reading, "/don-vi/khong-co"),
        ["GET /phong-trao"] = (Who.Reading, "/phong-trao"),
        ["GET /phong-trao/{slug}"] = (Who.Reading, "/phong-trao/khong-co"),
        ["GET /tro-giup"] = (Who.Reading, "/tro-giup"),
        ["GET /nap-tai-lieu"] = (Who.Reading, "/nap-tai-lieu"),
        ["GET /nap-tai-lieu/{run:long}"] = (Who.Reading, "/nap-tai-lieu/1"),
        ["GET /nap-tai-lieu/{run:long}.json"] = (Who.Reading, "/nap-tai-lieu/1.json"),
        ["POST /nap-tai-lieu/bat-dau"] = (Who.Editor, "/nap-tai-lieu/bat-dau"),
        ["POST /nap-tai-lieu/{run:long}/tep"] = (Who.Editor, "/nap-tai-lieu/1/tep"),
        ["POST /nap-tai-lieu/{run:long}/xong"] = (Who.Editor, "/nap-tai-lieu/1/xong"),
        ["POST /nap-tai-lieu"] = (Who.Editor, "/nap-tai-lieu"),
        ["POST /nap-tai-lieu/{run:long}/thu-lai"] = (Who.Editor, "/nap-tai-lieu/1/thu-lai"),
        ["GET /cong-viec"] = (Who.Editor, "/cong-viec"),
        ["GET /cong-viec.json"] = (Who.Editor, "/cong-viec.json"),
        ["GET /cong-viec/hong"] = (Who.Editor, "/cong-viec/hong"),
        ["POST /cong-viec/thu-lai"] = (Who.Operator, "/cong-viec/thu-lai"),
        ["POST /cong-viec/chay-ngay"] = (Who.Operator, "/cong-viec/chay-ngay"),
        ["GET /nguon"] = (Who.Editor, "/nguon"),
        ["GET /nguon.json"] = (Who.Editor, "/nguon.json"),
        ["GET /nguon/{slug}"] = (Who.Editor, "/nguon/khong-co"),
        ["GET /nguon/{slug}.json"] = (Who.Editor, "/nguon/khong-co.json"),
        ["POST /nguon/{slug}"] = (Who.Operator, "/nguon/khong-co"),
        ["GET /can-tim"] = (Who.Reading, "/can-tim"),
        ["GET /can-tim.csv"] = (Who.Reading, "/can-tim.csv"),
        ["GET /tai-khoan"] = (Who.Operator, "/tai-khoan"),
        ["POST /tai-khoan"] = (Who.Operator, "/tai-khoan"),
        ["POST /tai-khoan/{name}/vai-tro"] = (Who.Operator, "/tai-khoan/khong-co/vai-tro"),
        ["POST /tai-khoan/{name}/ngung"] = (Who.Operator, "/tai-khoan/khong-co/ngung"),
        ["POST /tai-khoan/{name}/mo"] = (Who.Operator, "/tai-khoan/khong-co/mo"),
        ["POST /tai-khoan/{name}/mat-khau"] = (Who.Operator, "/tai-khoan/khong-co/mat-khau"),
        ["POST /tai-khoan/{name}/xac-thuc"] = (Who.Operator, "/tai-khoan/khong-co/xac-thuc"),
        ["POST /tai-khoan/{name}/mo-khoa"] = (Who.Operator, "/tai-khoan/khong-co/mo-khoa"),
        ["POST /tai-khoan/{name}/ket-thuc-phien"] = (Who.Operator, "/tai-khoan/khong-co/ket-thuc-phien"),
        ["GET /nhat-ky"] = (Who.Operator, "/nhat-ky"),
        ["GET /toi"] = (Who.Account, "/toi"),
        ["POST /toi/mat-khau"] = (Who.Account, "/toi/mat-khau"),
        ["POST /toi/xac-thuc"] = (Who.Account, "/toi/xac-thuc"),
        ["POST /toi/xac-thuc/bat"] = (Who.Account, "/toi/xac-thuc/bat"),
        ["POST /toi/ma-khoi-phuc"] = (Who.Account, "/toi/ma-khoi-phuc"),
        ["POST /toi/phien/ket-thuc"] = (Who.Account, "/toi/phien/ket-thuc"),
        ["POST /toi/phien/ket-thuc-het"] = (Who.Account, "/toi/phien/ket-thuc-het"),
        ["GET /dang-nhap"] = (Who.Always, "/dang-nhap"),
        ["POST /dang-nhap"] = (Who.Always, "/dang-nhap"),
        ["GET /dang-nhap/ma"] = (Who.Always, "/dang-nhap/ma"),
        ["POST /dang-nhap/ma"] = (Who.Always, "/dang-nhap/ma"),
        ["POST /dang-xuat"] = (Who.Always, "/dang-xuat"),
        ["GET /health/live"] = (Who.Always, "/health/live"),
        ["GET /health/ready"] = (Who.Always, "/health/ready"),
        ["* /loi/{status:int}"] = (Who.Always, "/loi/404"),
    };

    [Fact]
    public async Task Every_endpoint_is_in_the_table()
    {
        await using var portal = await TestPortal.StartAsync();
        Assert.Empty(Endpoints(portal).Except(Table.Keys));
        Assert.Empty(Table.Keys.Except(Endpoints(portal)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everybody_may_what_the_table_says_and_nothing_else(bool signedInReading)
    {
        await using var portal = await TestPortal.StartAsync(new AccessOptions { SignedInReading = signedInReading, SignInsPerMinute = 0 });
        using (var local = portal.Browse()) await TryAllAsync(portal, local, "local operator", who => who != Who.Account);
        var secrets = new[] { await portal.AddAsync("doc", Role.Reader, factor: false), await portal.AddAsync("bien", Role.Editor), await portal.AddAsync("quan", Role.Operator) };
        using var reader = await portal.SignedInAsync("doc", secrets[0]);
        using var editor = await portal.SignedInAsync("bien", secrets[1]);
        using var operators = await portal.SignedInAsync("quan", secrets[2]);
        using var nobody = portal.Browse();
        await TryAllAsync(portal, nobody, "nobody", who => who == Who.Always || (who == Who.Reading && !signedInReading));
        await TryAllAsync(portal, reader, "reader", who => who <= Who.Account);
        await TryAllAsync(portal, editor, "editor", who => who <= Who.Editor);
        await TryAllAsync(portal, operators, "operator", _ => true);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task A_role_waits_for_the_second_factor_and_for_an_own_password(bool factor, bool mustChange)
    {
        await using var portal = await TestPortal.StartAsync(new AccessOptions { SignInsPerMinute = 0 });
        await portal.AddAsync("chinh", Role.Operator);
        var secret = await portal.AddAsync("quan", Role.Operator, factor && !mustChange, mustChange);
        using var visitor = await portal.SignedInAsync("quan", secret);
        await TryAllAsync(portal, visitor, "operator who waits", who => who <= Who.Account || (factor && !mustChange));
        Assert.Equal(factor && !mustChange ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await visitor.GetAsync("/tai-khoan")).StatusCode);
    }

    /// <summary>Who may is answered (a form without its token by 400), who may not is led away or refused by 403.</summary>
    private static async Task TryAllAsync(TestPortal portal, TestVisitor visitor, string name, Func<Who, bool> may)
    {
        foreach (var endpoint in Endpoints(portal))
        {
            var (who, path) = Table[endpoint];
            var isPost = endpoint.StartsWith("POST", StringComparison.Ordinal);
            var answer = isPost ? await visitor.SendAsync(path) : await visitor.GetAsync(path);
            var led = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.ToString() is var to && (to.StartsWith("/dang-nhap?", StringComparison.Ordinal) || to == "/toi");
            var refused = led || answer.StatusCode == HttpStatusCode.Forbidden;
            Assert.True(refused != may(who), $"{name}: {endpoint} → {(int)answer.StatusCode} {answer.Headers.Location}");
            Assert.True((int)answer.StatusCode < 500, $"{name}: {endpoint} → {(int)answer.StatusCode}");
            if (isPost) Assert.True(answer.StatusCode == (refused ? HttpStatusCode.Forbidden : HttpStatusCode.BadRequest), $"{name}: {endpoint} without token → {(int)answer.StatusCode}");
        }
    }

    private static List<string> Endpoints(TestPortal portal) =>
    [
        .. portal.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(endpoint =>
            (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Where(method => method != "HEAD").Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}")).Distinct(),
    ];
}
