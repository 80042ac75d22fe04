using System.Text;
using static DirectiveSearch.Tests.Hostile.HostileFile;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>Pages, mail and plain text: nesting, floods, letters that mislead.</summary>
internal static class HostileTexts
{
    public static IEnumerable<HostileFile> All() => Pages().Concat(Messages()).Concat(Letters()).Concat(Floods());

    private static IEnumerable<HostileFile> Pages()
    {
        string[] ends = [Read, "conversion-memory", "conversion-timeout", "conversion-crash", "no-text", "damaged", "text-too-long"];
        HostileFile Page(string name, Func<string> inner) => new($"{name}.html", () => Encoding.UTF8.GetBytes($"<!DOCTYPE html><html><body>{inner()}<p>{Plan}</p></body></html>"), ends);
        yield return Page("deep-blocks", () => Many("<div>", 200_000));
        yield return Page("deep-tables", () => Many("<table><tr><td>", 30_000));
        yield return Page("deep-bold", () => Many("<b>", 100_000));
        yield return Page("crossed-tags", () => Many("<b><i><a><p>", 3000) + Many("</b></i>", 3000));
        yield return Page("deep-lists", () => Many("<ol><li>", 30_000));
        yield return Page("long-list", () => "<ol>" + Many("<li>x</li>", 100_000) + "</ol>");
        yield return Page("million-attributes", () => $"<p {string.Concat(Enumerable.Range(0, 300_000).Select(number => $"a{number}=x "))}>x</p>");
        yield return Page("attribute-of-8-megabytes", () => $"<p title=\"{new string('x', 8 << 20)}\">x</p>");
        yield return Page("million-tags", () => Many("<p><i>x</i>", 400_000));
        yield return Page("entities", () => Many("&lt;&#x1F600;&#99999999999;&nosuch;&CounterClockwiseContourIntegral;", 50_000));
        yield return Page("scripts", () => Many("<script>while(true){}</script><style>*{}</style>", 30_000));
        yield return Page("from-outside", () => "<base href=http://127.0.0.1:9/><link rel=stylesheet href=a.css><iframe src=file:///etc/passwd></iframe><img src=http://127.0.0.1:9/a.png><object data=a.swf></object><meta http-equiv=refresh content=0>");
        yield return Page("never-closed-comment", () => "<p>x</p><!--");
        yield return Page("plaintext", () => "<plaintext>");
        yield return Page("drawing", () => Many("<svg><g><foreignObject><math><mtext>", 5000));
        yield return Page("templates", () => Many("<template>", 20_000));
        yield return Page("picture-within-of-8-megabytes", () => $"<img src=\"data:image/png;base64,{new string('A', 8 << 20)}\">");
        yield return new("charset-of-charsets.html", "<html><meta charset=utf-16><meta charset=x><meta http-equiv=content-type content='text/html; charset=charset'><body>" + Plan, [.. ends, "unsupported-charset", "invalid-utf8"]);
        yield return new("frames.html", "<html><frameset><frame src=a.html></frameset></html>", "no-text", "damaged");
    }

    private static IEnumerable<HostileFile> Messages()
    {
        const string Head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n";
        const string Part = "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: {0}\r\n\r\n";
        HostileFile Mail(string name, Func<string> content, params string[] ends) => new($"{name}.mht", () => Encoding.UTF8.GetBytes(content()), ends);
        yield return Mail("message-in-message", () => Many(Head + "--b\r\n", 5000) + string.Format(Part, "8bit") + $"<html><body>{Plan}</body></html>", Read, "damaged");
        yield return Mail("borders-without-end", () => Head + Many("--b\r\n", 2_000_000), "damaged");
        yield return Mail("border-of-nothing", () => Head.Replace("\"b\"", "\"\"", StringComparison.Ordinal) + Plan, "damaged");
        yield return Mail("no-page", () => Head + "--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--", "damaged");
        yield return Mail("no-base64", () => Head + string.Format(Part, "base64") + "%%%%" + Plan + "\r\n--b--", "damaged");
        yield return Mail("cut-off-quotes", () => Head + string.Format(Part, "quoted-printable") + "<p>Ke hoach =C3=\r\n=\r\n=G =", Read, "damaged", "no-text", "invalid-utf8");
        yield return Mail("header-without-end", () => Head + "--b\r\nContent-Type: text/html\r\n" + new string('x', 5 << 20), "damaged");
    }

    private static IEnumerable<HostileFile> Letters()
    {
        yield return new("zeros-among-letters.txt", Plan + "\0\0\0" + Plan, "unknown-format", Read);
        yield return new("zeros-far-behind.txt", Many(Plan, 20) + "\0\0\0", Read, "unknown-format");
        yield return new("turned-around.txt", Plan + "\u202E34-CT/TW\u202C \u2066Chỉ thị\u2069 \u200F\u200E", Read);
        yield return new("invisible.txt", Plan + Many("\u200B\u200C\u200D\u2060\uFEFF", 100_000), Read);
        yield return new("marks-on-one-letter.txt", Plan + "a" + Many("\u0301\u0323", 200_000), Read);
        yield return new("letters-beyond.txt", Plan + Many("\U0001F600\U00020000\uFFFD\uFFFE", 20_000), Read);
        yield return new("half-letters.txt", () => [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Plan), 0x00, 0xD8, 0x00, 0xD8, 0x00, 0xDC, 0x41], "damaged", "invalid-utf8");
        yield return new("too-long-letters.txt", () => [.. Encoding.UTF8.GetBytes(Plan), 0xC0, 0xAF, 0xE0, 0x80, 0xAF, 0xF8, 0x88, 0x80, 0x80, 0x80], "invalid-utf8", Read);
        yield return new("UTF-32.txt", () => [0xFF, 0xFE, 0, 0, .. Encoding.UTF32.GetBytes(Plan)], Read, "no-text", "unknown-format");
        yield return new("escapes.txt", Plan + "\u001b[2J\u001b]0;x\u0007\u001b[31m\u0008\u0007", Read, "unknown-format");
        yield return new("script.txt", "<script>alert(1)</script>\n" + Plan + "{{constructor.constructor('alert(1)')()}} ${7*7} =cmd|' /C calc'!A0", Read);
        yield return new("blanks.txt", () => Encoding.UTF8.GetBytes(new string(' ', 5 << 20)), "no-text");
        yield return new("signs.txt", () => Encoding.UTF8.GetBytes(Many("-/.", 1 << 20)), "no-text");
        yield return new("zeros.bin", () => new byte[5 << 20], "unknown-format");
        yield return new("noise.bin", () => Noise(40, 5 << 20), "unknown-format", "unsupported-format");
        yield return new("nothing.txt", "", "empty");
        yield return new("secret.txt", "UBND TỈNH\nMẬT\n" + Plan, "secret");
    }

    private static IEnumerable<HostileFile> Floods()
    {
        yield return new("line-of-100-megabytes.txt", () => Encoding.UTF8.GetBytes(new string('x', 100 << 20)), "text-too-long");
        yield return new("line-of-8-megabytes.txt", () => Encoding.UTF8.GetBytes(Plan + new string('x', 8 << 20)), Read);
        yield return new("figures-of-4-megabytes.txt", () => Encoding.UTF8.GetBytes(Plan + Many("1/2-3.", 700_000)), Read);
        yield return new("million-lines.txt", () => Encoding.UTF8.GetBytes(Plan + Many("x\n", 1_000_000)), Read);
        yield return new("heads-and-heads.txt", () => Encoding.UTF8.GetBytes(Many("Số: 1/KH-UBND\nCĂN CỨ\n", 40_000)), Read);
        yield return new("ten-thousand-citations.txt", () => Encoding.UTF8.GetBytes(Plan + string.Concat(Enumerable.Range(1, 10_000).Select(number => $"Căn cứ Chỉ thị số {number}-CT/TW ngày 07/4/2014;\n"))), Read);
        yield return new("brackets.txt", () => Encoding.UTF8.GetBytes(Plan + Many("(“Chỉ thị số ", 200_000)), Read);
        yield return new("quotes-in-quotes.md", () => Encoding.UTF8.GetBytes("# Kế hoạch\n\n" + Many(">", 300_000) + "\n" + Many("*", 300_000) + Many("[", 300_000) + Many("`", 300_000) + Many("|", 300_000)), Read);
        yield return new("tables.md", () => Encoding.UTF8.GetBytes("# Kế hoạch\n\n" + Many("| a | b |\n|---|---|\n", 100_000)), Read);
    }
}
