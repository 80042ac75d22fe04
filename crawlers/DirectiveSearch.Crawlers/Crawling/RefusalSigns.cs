using System.Reflection;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using DirectiveSearch.Crawlers.Layouts;
using DirectiveSearch.Text;

namespace DirectiveSearch.Crawlers.Crawling;

/// <summary>The signs of Data/page-refusals.tsv, looked for where each may stand.</summary>
internal static class RefusalSigns
{
    /// <summary>Characters that a reader sees; pages of refusal have no more, pages of a portal seldom so few.</summary>
    private const int FewWords = 2_000;

    /// <summary>A page of a form to log in has hardly any words, a portal with such a form at its edge has many.</summary>
    private const int WordsOfLogin = 800;

    private const int WordsOfScript = 200;
    private const int LongestSentence = 200;
    private const int MostParts = 3;
    private static readonly string[] Reloads = ["location.reload", "location.href", "location.replace", "window.location", "location=", ".submit()"];

    private static readonly ILookup<string, (string Code, string Sign)> Signs = EmbeddedTable.Read(Assembly.GetExecutingAssembly(), "page-refusals.tsv")
        .ToLookup(columns => columns[1], columns => (columns[0], columns[2]));

    /// <summary>It was sent on to where sites send those whom they do not answer.</summary>
    public static PageRefusal? OfRedirect(Uri asked, Uri came)
    {
        if (asked == came) return null;
        var (before, after) = (asked.PathAndQuery.ToLowerInvariant(), came.PathAndQuery.ToLowerInvariant());
        foreach (var (code, sign) in Signs["address"])
            if (Names(after, sign) && !Names(before, sign)) return new PageRefusal(code, came.AbsoluteUri);
        return null;
    }

    public static bool IsHome(Uri address) =>
        address.Query.Length <= 1 && address.AbsolutePath.ToLowerInvariant() is "/" or "/trang-chu" or "/trang-chu.html" or "/default.aspx" or "/index.html" or "/index.php" or "/home" or "/pages/default.aspx" or "/pages/home.aspx";

    public static PageRefusal? OfPage(IHtmlDocument page)
    {
        var (title, words) = (Key(TitleOf(page)), Key(Words(page)));
        var few = words.Length < FewWords;
        var asksPassword = page.QuerySelector("input[type=password]") is not null;
        foreach (var (code, sign) in Signs["title"])
            if (title.StartsWith(sign, StringComparison.Ordinal) && (code != "login-page" || asksPassword || few)) return new PageRefusal(code, TitleOf(page));
        if (few && OfScripts(page, words) is { } script) return script;
        foreach (var (code, sign) in Signs["words"])
            if (few && words.Contains(sign, StringComparison.Ordinal)) return new PageRefusal(code, sign);
        if (!few && OfSentences(page) is { } missing) return missing;
        return asksPassword && words.Length < WordsOfLogin ? new PageRefusal("login-page", TitleOf(page)) : null;
    }

    public static string TitleOf(IHtmlDocument page)
    {
        var title = PageText.Of(page.QuerySelector("title"));
        return title.Length > LongestSentence ? title[..LongestSentence] : title;
    }

    /// <summary>What a reader without scripts sees, as far as it may tell something.</summary>
    public static string Words(IHtmlDocument page)
    {
        var text = new StringBuilder();
        foreach (var node in page.Descendants<IText>())
        {
            if (node.ParentElement is null or { LocalName: "script" or "style" or "title" or "template" or "option" }) continue;
            if (text.Length > 2 * FewWords) break;
            text.Append(node.Data).Append(' ');
        }

        return PageText.Tidied(text.ToString());
    }

    /// <summary>Visitors are told from programs by a script, which sets a cookie and asks again.</summary>
    private static PageRefusal? OfScripts(IHtmlDocument page, string words)
    {
        var source = page.DocumentElement.OuterHtml.ToLowerInvariant();
        foreach (var (code, sign) in Signs["source"])
            if (source.Contains(sign, StringComparison.Ordinal)) return new PageRefusal(code, sign);
        var asksAgain = words.Length < WordsOfScript && source.Contains("document.cookie", StringComparison.Ordinal) && Array.Exists(Reloads, reload => source.Contains(reload, StringComparison.Ordinal));
        return asksAgain ? new PageRefusal("challenge-page", "document.cookie") : null;
    }

    /// <summary>Within its usual frame a portal may say that it has no such page. Sentences on errors stand hidden in many sound pages, ready for scripts: they do not tell.</summary>
    private static PageRefusal? OfSentences(IHtmlDocument page)
    {
        foreach (var element in page.QuerySelectorAll("h1, h2, h3, h4, h5, p, div, span, td, strong, b, center"))
        {
            if (element.ChildElementCount > MostParts || element.TextContent.Length > LongestSentence) continue;
            var sentence = Key(PageText.Of(element));
            foreach (var (code, sign) in Signs["words"])
                if (code == "missing-page" && sentence.StartsWith(sign, StringComparison.Ordinal) && element.Closest("[hidden], [style*='display:none'], [style*='display: none']") is null) return new PageRefusal(code, sign);
        }

        return null;
    }

    private static string Key(string text) => TextNormalizer.Normalize(text).Text.Replace('’', '\'').ToLowerInvariant();

    /// <summary>The sign is a whole part of the path or of the query.</summary>
    private static bool Names(string address, string sign)
    {
        for (var at = address.IndexOf(sign, StringComparison.Ordinal); at >= 0; at = address.IndexOf(sign, at + 1, StringComparison.Ordinal))
            if (at + sign.Length is var end && (end == address.Length || address[end] is '/' or '?' or '&' or ';' or '=')) return true;
        return false;
    }
}
