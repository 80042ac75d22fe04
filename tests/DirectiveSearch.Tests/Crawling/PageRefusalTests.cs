using System.Text;
using DirectiveSearch.Crawlers;
using DirectiveSearch.Crawlers.Crawling;
using DirectiveSearch.Crawlers.Fetching;

namespace DirectiveSearch.Tests.Crawling;

/// <summary>What stands, with status 200, where a list, a document or a file should be.</summary>
public sealed class PageRefusalTests
{
    private static readonly Uri Asked = new("https://example.vn/van-ban/chi-tiet.aspx?ItemID=7");
    private static readonly string Menu = string.Concat(Enumerable.Range(0, 200).Select(at => $"<li><a href='/muc-{at}'>Chuyên mục số {at}</a></li>"));

    [Theory]
    [InlineData("challenge-page", "<html><body><script>document.cookie=\"D1N=7e6fe5afe5587141221ddd7a32c45657\"+\"; expires=Fri, 31 Dec 2099 23:59:59 GMT; path=/\";window.location.reload(true);</script></body></html>")]
    [InlineData("challenge-page", "<html><body><script type=\"text/javascript\" src=\"/aes.js\"></script><script>function toNumbers(d){}var a=toNumbers(\"f6\");document.cookie=\"__test=\"+toHex(slowAES.decrypt(c,2,a,b));location.href=\"/?i=1\";</script><noscript>This site requires Javascript to work</noscript></body></html>")]
    [InlineData("challenge-page", "<!DOCTYPE html><html lang=\"en-US\"><head><title>Just a moment...</title><script>window._cf_chl_opt={cvId:'3'};</script></head><body><noscript>Enable JavaScript and cookies to continue</noscript></body></html>")]
    [InlineData("challenge-page", "<html><head><title>Attention Required! | Cloudflare</title></head><body><h1>Sorry, you have been blocked</h1></body></html>")]
    [InlineData("challenge-page", "<html><head><title>Request Rejected</title></head><body>The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 4045204596866416688<br><br><a href='javascript:history.back();'>[Go Back]</a></body></html>")]
    [InlineData("challenge-page", "<html><head><script src=\"/TSPD/08e1?type=11\"></script></head><body><noscript>Please enable JavaScript to view the page content.<br/>Your support ID is: 14.</noscript></body></html>")]
    [InlineData("challenge-page", "<html style=\"height:100%\"><body><iframe id=\"main-iframe\" src=\"/_Incapsula_Resource?SWUDNSAI=31\">Request unsuccessful. Incapsula incident ID: 0</iframe></body></html>")]
    [InlineData("challenge-page", "<html><head><title>Thông báo</title></head><body><h2>Bạn đang truy cập bất thường</h2><p>Vui lòng xác nhận bạn không phải là robot.</p></body></html>")]
    [InlineData("challenge-page", "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>You don't have permission to access \"http://example.vn/\" on this server.<p>Reference #18.1</body></html>")]
    [InlineData("login-page", "<html><head><title>Đăng nhập hệ thống</title></head><body><form><input name=u><input type=password name=p><button>Đăng nhập</button></form></body></html>")]
    [InlineData("login-page", "<html><head><title>Sign In</title></head><body><form id=aspnetForm><input id=ctl00_PlaceHolderMain_signInControl_UserName><input type=\"password\" id=ctl00_PlaceHolderMain_signInControl_password></form></body></html>")]
    [InlineData("login-page", "<html><head><title>Cổng thông tin</title></head><body class=\"dnn\"><div id=\"dnn_ctr_Login_Login_DNN\"><input id=\"dnn_ctr_Login_Login_DNN_txtPassword\" type=\"password\"></div></body></html>")]
    [InlineData("missing-page", "<html><head><title>Cổng thông tin</title></head><body><div>Không tìm thấy trang</div></body></html>")]
    [InlineData("missing-page", "<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>openresty</center></body></html>")]
    [InlineData("missing-page", "<html><head><title>The resource cannot be found.</title></head><body><h1>Server Error in '/' Application.</h1></body></html>")]
    [InlineData("missing-page", "<html><body>Văn bản không tồn tại</body></html>")]
    [InlineData("missing-page", "<html><head><title>Error</title></head><body><h1>Error 404</h1>HTTP Web Server: Lotus Notes Exception - Entry not found in index</body></html>")]
    [InlineData("error-page", "<html><head><title>Runtime Error</title></head><body><span><H1>Server Error in '/' Application.<hr></H1><h2><i>Runtime Error</i></h2></span></body></html>")]
    [InlineData("error-page", "<html><body><p>Website đang được bảo trì, nâng cấp. Xin vui lòng quay lại sau!</p></body></html>")]
    [InlineData("error-page", "<html><head><title>HTTP Status 500 – Internal Server Error</title></head><body></body></html>")]
    [InlineData("error-page", "<br /><b>Fatal error</b>: Uncaught PDOException in /var/www/html/index.php:3")]
    [InlineData("empty-answer", " \r\n")]
    public void Pages_of_refusal_are_known(string code, string html)
    {
        Assert.Equal(code, PageRefusal.OfPage(Asked, Answer(), Encoding.UTF8.GetBytes(html), read: false)?.Code);
        Assert.Contains(code, CrawlReasons.Codes);
    }

    /// <summary>In its frame of hundreds of links a portal says that there is nothing.</summary>
    [Theory]
    [InlineData("<h3>Trang không tồn tại</h3>", "missing-page")]
    [InlineData("<div class='err'>Không tìm thấy văn bản này.</div>", "missing-page")]
    [InlineData("<div style='display:none'>Trang không tồn tại</div>", null)]
    [InlineData("<div class='alert'>Đã xảy ra lỗi, vui lòng thử lại</div>", null)]
    [InlineData("<p>Không tìm thấy văn bản nào phù hợp</p>", null)]
    [InlineData("<form><input type=password></form>", null)]
    [InlineData("<script>document.cookie='x=1';function z(){location.reload()}</script>", null)]
    public void Within_its_frame_a_portal_says_that_a_page_is_missing(string html, string? code) =>
        Assert.Equal(code, PageRefusal.OfPage(Asked, Answer(), Encoding.UTF8.GetBytes($"<html><head><title>Cổng thông tin điện tử</title></head><body><ul>{Menu}</ul>{html}</body></html>"), read: false)?.Code);

    [Theory]
    [InlineData("/_layouts/15/Authenticate.aspx?Source=%2Fvan-ban", true, "login-page")]
    [InlineData("/login.aspx?ReturnUrl=%2fvan-ban", true, "login-page")]
    [InlineData("/vi/users/login/", false, "login-page")]
    [InlineData("/Default.aspx?TabID=17&ctl=Login&returnurl=%2f", false, "login-page")]
    [InlineData("/loi/404.html", false, "missing-page")]
    [InlineData("/van-ban/404", true, null)]
    [InlineData("/Error.aspx?aspxerrorpath=/van-ban/", false, "error-page")]
    [InlineData("/", false, "missing-page")]
    [InlineData("/", true, null)]
    [InlineData("/van-ban/7-ke-hoach-dang-nhap-he-thong", false, null)]
    public void Where_a_redirect_ends_tells(string path, bool read, string? code) =>
        Assert.Equal(code, PageRefusal.OfPage(Asked, Answer(path), Encoding.UTF8.GetBytes($"<html><body>{Menu}</body></html>"), read)?.Code);

    [Theory]
    [InlineData("ke-hoach.pdf", "%PDF-1.4", null)]
    [InlineData("ke-hoach.pdf", "<!DOCTYPE html><html><head><title>Cổng thông tin</title></head><body>Trang chủ</body></html>", "page-not-file")]
    [InlineData("ke-hoach.pdf", "\uFEFF\r\n<HTML><body>Không tìm thấy tệp</body></HTML>", "missing-page")]
    [InlineData("ke-hoach.docx", "<html><head><title>Request Rejected</title></head></html>", "challenge-page")]
    [InlineData("ke-hoach.docx", "{\"error\":\"token expired\"}", "page-not-file")]
    [InlineData("ke-hoach.pdf", "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code></Error>", "missing-page")]
    [InlineData("ke-hoach.doc", "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><body>Kế hoạch</body></html>", null)]
    [InlineData("ke-hoach.doc", "<html><body>Xin chào</body></html>", "page-not-file")]
    [InlineData("tai-ve", "", "empty-answer")]
    [InlineData("ke-hoach.txt", "KẾ HOẠCH thi đua <html>", null)]
    public void A_page_behind_the_name_of_a_file_is_known(string name, string content, string? code) =>
        Assert.Equal(code, PageRefusal.OfFile(new Uri(Asked, $"/tep/{name}"), Answer($"/tep/{name}"), Encoding.UTF8.GetBytes(content), name)?.Code);

    [Fact]
    public void No_page_that_a_portal_really_sent_is_called_a_refusal()
    {
        var pages = Directory.GetFiles(TestData.Require("data/portals"), "*.html", SearchOption.AllDirectories);

        Assert.Equal([], pages.Select(page => (page, Code: PageRefusal.OfPage(Asked, Answer(), File.ReadAllBytes(page), read: false)?.Code)).Where(told => told.Code is not null));
        Assert.True(pages.Length >= 15);
    }

    [Fact]
    public void No_golden_page_is_called_a_refusal()
    {
        var pages = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "portals"), "*.html");

        Assert.Equal([], pages.Select(page => (page, Code: PageRefusal.OfPage(Asked, Answer(), File.ReadAllBytes(page), read: false)?.Code)).Where(told => told.Code is not null));
    }

    private static FetchAnswer Answer(string? path = null) => new(path is null ? Asked : new Uri(Asked, path), FetchOutcome.Fetched, 200) { MediaType = "text/html" };
}
