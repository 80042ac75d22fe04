using System.Text;
using static DirectiveSearch.Tests.Hostile.HostileFile;

namespace DirectiveSearch.Tests.Hostile;

/// <summary>Word and OpenDocument files: bombs of entities and parts, nesting, references to the outside, cycles, macros, passwords.</summary>
internal static class HostilePackages
{
    private const string WordSpace = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string OpenSpace =
        "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"";

    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private const string PartType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private const string MainType = PartType + "document.main+xml";

    private const string Types =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"" + MainType + "\"/>"
        + "<Override PartName=\"/word/footnotes.xml\" ContentType=\"" + PartType + "footnotes+xml\"/><Override PartName=\"/word/numbering.xml\" ContentType=\"" + PartType + "numbering+xml\"/>"
        + "<Override PartName=\"/word/settings.xml\" ContentType=\"" + PartType + "settings+xml\"/></Types>";

    private const string Laughs =
        "<!DOCTYPE x [<!ENTITY a \"ha ha ha ha ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">"
        + "<!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;\"><!ENTITY h \"&g;&g;&g;&g;&g;&g;&g;&g;&g;&g;\">]>";

    private const string Outside = "<!DOCTYPE x [<!ENTITY h SYSTEM \"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://127.0.0.1:9/x.dtd\"> %p;]>";

    public static IEnumerable<HostileFile> All() => Entities().Concat(Sizes()).Concat(Nesting()).Concat(References()).Concat(Broken()).Concat(OpenDocuments());

    /// <summary>A Word file of these parts; without its main part it gets one with a plan.</summary>
    public static byte[] Docx(params (string Name, string Content)[] parts) => RawZip.Of([.. Entries(parts)]);

    public static string Body(string inner) => $"<w:document {WordSpace}><w:body>{inner}<w:p><w:r><w:t>{Plan}</w:t></w:r></w:p></w:body></w:document>";

    public static byte[] Odt(string content, params RawEntry[] further) =>
        RawZip.Of([RawEntry.Stored("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), RawEntry.Deflated("content.xml", content), .. further]);

    public static string OpenBody(string inner) =>
        $"<office:document-content {OpenSpace}><office:body><office:text>{inner}<text:p>{Plan}</text:p></office:text></office:body></office:document-content>";

    private static List<RawEntry> Entries(params (string Name, string Content)[] parts)
    {
        var all = new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = Types, ["_rels/.rels"] = Relations(("officeDocument", "word/document.xml", false)), ["word/document.xml"] = Body(""),
        };
        foreach (var (name, content) in parts) all[name] = content;
        return [.. all.Select(part => RawEntry.Deflated(part.Key, part.Value))];
    }

    private static string Relations(params (string Kind, string Target, bool External)[] relations) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(relations.Select((relation, index) => $"<Relationship Id=\"r{index}\" Type=\"{Relation}{relation.Kind}\" Target=\"{relation.Target}\"{(relation.External ? " TargetMode=\"External\"" : "")}/>"))
        + "</Relationships>";

    private static IEnumerable<HostileFile> Entities()
    {
        foreach (var part in new[] { "word/document.xml", "[Content_Types].xml", "_rels/.rels" })
        {
            yield return new($"laughs-{part.Length}.docx", () => Docx((part, Laughs + (part == "word/document.xml" ? Body("<w:p><w:r><w:t>&h;</w:t></w:r></w:p>") : "<Types>&h;</Types>"))), "damaged");
            yield return new($"outside-{part.Length}.docx", () => Docx((part, Outside + (part == "word/document.xml" ? Body("<w:p><w:r><w:t>&h;</w:t></w:r></w:p>") : "<Types>&h;</Types>"))), "damaged");
        }

        yield return new("laughs-in-numbering.docx", () => Docx(("word/_rels/document.xml.rels", Relations(("numbering", "numbering.xml", false))), ("word/numbering.xml", Laughs + "<w:numbering>&h;</w:numbering>")), "damaged", Read);
        yield return new("laughs-in-settings.docx", () => Docx(("word/_rels/document.xml.rels", Relations(("settings", "settings.xml", false))), ("word/settings.xml", Laughs + "<w:settings>&h;</w:settings>")), "damaged", Read);
        yield return new("laughs.odt", () => Odt(Laughs + OpenBody("<text:p>&h;</text:p>")), "damaged");
        yield return new("outside.odt", () => Odt(Outside + OpenBody("<text:p>&h;</text:p>")), "damaged");
        yield return new("laughs.fodt", "<?xml version=\"1.0\"?>" + Laughs + $"<office:document {OpenSpace} office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text><text:p>&h;</text:p></office:text></office:body></office:document>", "damaged");
        yield return new("laughs-in-manifest.odt", () => Odt(OpenBody(""), RawEntry.Deflated("META-INF/manifest.xml", Laughs + "<manifest>&h;</manifest>")), Read, "damaged");
    }

    private static IEnumerable<HostileFile> Sizes()
    {
        const string Open = "<w:document " + WordSpace + "><w:body><w:p><w:r><w:t>";
        const string Close = "</w:t></w:r></w:p></w:body></w:document>";
        RawEntry Large(string word, int megabytes) => RawEntry.Repeated("word/document.xml", Open, Encoding.UTF8.GetBytes(Many(word, (1 << 20) / word.Length)), megabytes, Close);
        RawEntry[] With(RawEntry main, params RawEntry[] further) => [.. Entries().Where(entry => entry.Name != main.Name), main, .. further];
        yield return new("part-of-1-gigabyte.docx", () => RawZip.Of(With(Large("xin ", 1024))), "zip-bomb");
        yield return new("part-of-1-gigabyte-says-1-byte.docx", () => RawZip.Of(With(Large("xin ", 1024) with { ClaimedSize = 1 })), "zip-bomb", "damaged");
        // What random bytes weigh lets the rest inflate to far more than the cap on ratio alone would.
        yield return new("part-of-300-megabytes-beside-ballast.docx", () => RawZip.Of(With(Large("xin ", 300), RawEntry.Stored("word/media/a.png", Noise(6, 4 << 20)))), "text-too-long", "conversion-memory");
        yield return new("part-of-300-megabytes-of-tags.docx", () => RawZip.Of(With(Large("<w:b/>", 300), RawEntry.Stored("word/media/a.png", Noise(6, 4 << 20)))), "text-too-long", "conversion-memory", "conversion-timeout", "damaged", "no-text");
        yield return new("core-properties-of-1-gigabyte.docx", () => RawZip.Of(With(RawEntry.Blanks("docProps/core.xml", 1024))), "zip-bomb");
        yield return new("claims-1-gigabyte.docx", () => RawZip.Of([.. Entries().Select(entry => entry with { ClaimedSize = 1u << 30 })]), "zip-bomb");
        yield return new("million-paragraphs.docx", () => Docx(("word/document.xml", Body(Many("<w:p/>", 1_000_000)))), Read, "zip-bomb");
        yield return new("million-attributes.docx", () => Docx(("word/document.xml", Body($"<w:p {string.Concat(Enumerable.Range(0, 200_000).Select(number => $"a{number}=\"\" "))}/>"))), Read, "damaged");
        yield return new("attribute-of-6-megabytes.docx", () => Docx(("word/document.xml", Body($"<w:p w:rsidR=\"{new string('x', 6 << 20)}\"/>"))), Read);
        yield return new("million-notes.docx", () => Docx(
            ("word/_rels/document.xml.rels", Relations(("footnotes", "footnotes.xml", false))),
            ("word/footnotes.xml", $"<w:footnotes {WordSpace}><w:footnote w:id=\"7\"><w:p><w:r><w:t>{new string('x', 20_000)}</w:t></w:r></w:p></w:footnote></w:footnotes>"),
            ("word/document.xml", Body(Many("<w:p><w:r><w:footnoteReference w:id=\"7\"/></w:r></w:p>", 20_000)))), Read, "text-too-long", "conversion-memory");
        yield return new("part-of-1-gigabyte.odt", () => RawZip.Of(RawEntry.Stored("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), RawEntry.Blanks("content.xml", 1024)), "zip-bomb");
        yield return new("blanks-by-number.odt", () => Odt(OpenBody(Many("<text:p><text:s text:c=\"2147483647\"/>x</text:p>", 10))), Read, "text-too-long", "conversion-memory", "damaged");
        yield return new("cells-by-number.odt", () => Odt(OpenBody("<table:table><table:table-row table:number-rows-repeated=\"2147483647\"><table:table-cell table:number-columns-repeated=\"2147483647\"><text:p>x</text:p></table:table-cell></table:table-row></table:table>")), Read);
    }

    private static IEnumerable<HostileFile> Nesting()
    {
        string Deep(string open, string close, int depth) => Many(open, depth) + Many(close, depth);
        (string Name, string Open, string Close)[] nests =
        [
            ("tables", "<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), ("controls", "<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), ("insertions", "<w:ins>", "</w:ins>"),
            ("boxes", "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"), ("unknown", "<w:x>", "</w:x>"),
        ];
        foreach (var (name, open, close) in nests)
        {
            yield return new($"deep-{name}.docx", () => Docx(("word/document.xml", Body(Deep(open, close, 50_000)))), Read, "damaged", "conversion-memory", "conversion-crash", "conversion-timeout");
        }

        yield return new("fields-without-end.docx", () => Docx(("word/document.xml", Body(Many("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>", 50_000)))), Read, "no-text");
        foreach (var (name, open, close) in new[] { ("lists", "<text:list><text:list-item>", "</text:list-item></text:list>"), ("sections", "<text:section>", "</text:section>"), ("spans", "<text:p><text:span>", "</text:span></text:p>") })
        {
            yield return new($"deep-{name}.odt", () => Odt(OpenBody(Deep(open, close, 50_000))), Read, "damaged", "conversion-memory", "conversion-crash", "conversion-timeout");
        }
    }

    private static IEnumerable<HostileFile> References()
    {
        byte[] Referring(string kind, string target, string body = "") => Docx(("word/_rels/document.xml.rels", Relations((kind, target, true))), ("word/document.xml", Body(body)));
        yield return new("template-from-outside.docx", () => Referring("attachedTemplate", "http://127.0.0.1:9/evil.dotm"), Read);
        yield return new("picture-from-outside.docx", () => Referring("image", "file://///server/share/a.png", "<w:p><w:r><w:pict r:link=\"r0\"/></w:r></w:p>"), Read);
        yield return new("part-from-outside.docx", () => Referring("subDocument", "file:///etc/passwd", "<w:subDoc r:id=\"r0\"/>"), Read);
        yield return new("chunk-from-outside.docx", () => Referring("aFChunk", "http://127.0.0.1:9/x.html", "<w:altChunk r:id=\"r0\"/>"), Read);
        yield return new("field-that-calls.docx", () => Docx(("word/document.xml", Body("<w:p><w:r><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe \"/k calc\" INCLUDETEXT /etc/passwd</w:instrText></w:r></w:p>"))), Read);
        yield return new("main-part-from-outside.docx", () => Docx(("_rels/.rels", Relations(("officeDocument", "http://127.0.0.1:9/document.xml", true)))), "damaged");
        yield return new("main-part-above.docx", () => Docx(("_rels/.rels", Relations(("officeDocument", "../../../../etc/passwd", false)))), "damaged");
        yield return new("broken-address.docx", () => Referring("hyperlink", "http://[::bad"), Read, "damaged");
        yield return new("macros.docm", () => RawZip.Of([.. Entries(("[Content_Types].xml", Types.Replace(MainType, "application/vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal))), RawEntry.Deflated("word/vbaProject.bin", RawCompound.Of(("VBA", Noise(7, 5000))))]), Read);
        yield return new("program-within.docx", () => RawZip.Of([.. Entries(), RawEntry.Deflated("word/embeddings/oleObject1.bin", RawCompound.Of(("Package", [.. "MZ"u8, .. Noise(8, 5000)])))]), Read);
        yield return new("picture-from-outside.odt", () => Odt(OpenBody("<text:p><draw:image xmlns:draw=\"d\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"http://127.0.0.1:9/a.png\"/></text:p>")), Read);
        yield return new("macros.odt", () => Odt(OpenBody(""), RawEntry.Deflated("Basic/Standard/Module1.xml", "<module>Sub AutoOpen Shell(\"calc\") End Sub</module>")), Read);
    }

    private static IEnumerable<HostileFile> Broken()
    {
        yield return new("no-main-part.docx", () => RawZip.Of([.. Entries().Where(entry => entry.Name != "word/document.xml"), RawEntry.Deflated("word/x.xml", "<x/>")]), "damaged");
        yield return new("no-relations.docx", () => RawZip.Of([.. Entries().Where(entry => entry.Name != "_rels/.rels")]), "damaged");
        yield return new("two-main-parts.docx", () => RawZip.Of([.. Entries(), .. Entries()]), Read, "damaged");
        yield return new("not-xml.docx", () => Docx(("word/document.xml", "không phải XML")), "damaged");
        yield return new("half-xml.docx", () => Docx(("word/document.xml", Body("")[..300])), "damaged");
        yield return new("wrong-root.docx", () => Docx(("word/document.xml", $"<html><body>{Plan}</body></html>")), "damaged", "no-text", Read);
        yield return new("says-UTF-32.docx", () => Docx(("word/document.xml", "<?xml version=\"1.0\" encoding=\"utf-32\"?>" + Body(""))), "damaged", Read);
        yield return new("password-by-flags.docx", () => RawZip.Of([.. Entries().Select(entry => entry with { Flags = 0x801 })]), "encrypted");
        yield return new("numbering-in-a-circle.docx", () => Docx(
            ("word/_rels/document.xml.rels", Relations(("numbering", "numbering.xml", false))),
            ("word/numbering.xml", $"<w:numbering {WordSpace}><w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"A\"/><w:styleLink w:val=\"A\"/><w:lvl w:ilvl=\"2147483647\"><w:start w:val=\"99999999999\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.%2.%9.%999999999\"/></w:lvl></w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"),
            ("word/document.xml", Body("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"2147483647\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"))), Read, "damaged");
        yield return new("roman-two-billion.docx", () => Docx(
            ("word/_rels/document.xml.rels", Relations(("numbering", "numbering.xml", false))),
            ("word/numbering.xml", $"<w:numbering {WordSpace}><w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"2147483647\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num></w:numbering>"),
            ("word/document.xml", Body(Many("<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>", 1000)))), Read, "damaged");
    }

    private static IEnumerable<HostileFile> OpenDocuments()
    {
        var key = "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
        yield return new("password.odt", () => Odt("x", RawEntry.Deflated("META-INF/manifest.xml", key)), "encrypted");
        yield return new("password-whole.odt", () => Odt("x", RawEntry.Deflated("encrypted-package", Noise(9, 5000))), "encrypted");
        yield return new("no-content.odt", () => RawZip.Of(RawEntry.Stored("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray())), "damaged");
        yield return new("kind-of-1-gigabyte.odt", () => RawZip.Of(RawEntry.Blanks("mimetype", 1024), RawEntry.Deflated("content.xml", OpenBody(""))), "zip-bomb");
        yield return new("manifest-of-one-line.odt", () => Odt(OpenBody(""), RawEntry.Deflated("META-INF/manifest.xml", new string('x', 7 << 20))), Read, "zip-bomb");
    }
}
