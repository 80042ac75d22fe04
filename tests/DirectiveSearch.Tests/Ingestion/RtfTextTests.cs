using System.Text;
using DirectiveSearch.Ingestion;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Tests.Ingestion;

public sealed class RtfTextTests
{
    private const string Fonts = @"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fcharset163 Times New Roman (Vietnamese);}{\f2\fcharset238{\*\panose 02020603050405020304}Times CE{\*\falt Times};}"
        + @"{\f3\fcharset2 Symbol;}{\f4\fcharset162 .VnTimeH Tur;}{\f5\fnil Times;}}";

    /// <summary>What stands in a file beside what a reader sees; "¶" is the end of a line.</summary>
    [Theory]
    // Letters: by the code page of their font, in Unicode with what old readers see instead, by name.
    [InlineData(@"C\'e0 ph\'ea", "Cà phê")]
    [InlineData(@"{\f1 Ph\'fd\'d2} \f2 \'d0\'e3\f0  \'d0", "Phư\u0309 Đă Ð")]
    [InlineData(@"{\f4 \'d0}{\f5 \'d0}", "ÐĐ")]
    [InlineData(@"B\u7896\'3f K\u7870?HO\u7840\'3fCH", "BỘ KẾHOẠCH")]
    [InlineData(@"{\uc2 \u7896\'3f\'3fA}\u7870 ?B{\uc0\u7840CH}", "ỘAẾBẠCH")]
    [InlineData(@"\u-10179?\u-8704?", "\U0001F600")]
    [InlineData(@"\u7896 \par A", "Ộ¶A")]
    [InlineData(@"12\_KH\~s\-\'1e\ldblquote A\rdblquote \emdash\endash\lquote\rquote\{\}\\", "12-KH\u00A0s\u00AD“A”—–‘’{}\\")]
    [InlineData(@"{\f3\'b7\tab}{\f3 a=1\'e5}M\u7897\'3ft", "-\tα=1∑Một")]
    // Paragraphs and cells are lines.
    [InlineData("A\r\nB\\par\\par\\par C\\line D\\\nE", "AB¶¶C¶D¶E")]
    [InlineData(@"\trowd\cellx1\cellx2\intbl S\u7903?\cell N\'f4\par i\cell\row\pard Sau", "Sở¶Nô¶i¶Sau")]
    [InlineData(@"\trowd\intbl\itap2 trong\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\itap1 ngo\'e0i\cell\row", "trong¶ngoài")]
    [InlineData(@"{\listtext\pard\plain\f3 \'b7\tab}N\u7897?i{\pntext a)\tab}\par {\pntext 2.\tab}dung", "- Nộia)¶2. dung")]
    // What is not printed.
    [InlineData(@"{\stylesheet{\s0 Normal;}}{\info{\title Ten}{\author Ai}}{\*\generator X;}{\*\unknown{\b x}}{\pict\wmetafile8 0102ff}A{\v kh\'f4ng}{\deleted b\u7887?}\v x\v0 B", "AB")]
    [InlineData("A\\bin3 }{x B{\\pict\\bin4 }}}}}C", "A BC")]
    [InlineData(@"{\footer Trang 1}{\footerf x}{\xe{\v m\u7909?c}}{\*\bkmkstart a}A{\*\bkmkend a}{\*\annotation g\'f3p \'fd}", "A")]
    [InlineData(@"{\upr{A?}{\*\ud{A\u7841?}}}{\object\objemb{\*\objdata 0105}{\result{\rtlch B\u7843?ng}}}", "AạBảng")]
    // Fields show their result.
    [InlineData(@"{\field{\*\fldinst{HYPERLINK ""http://x"" }}{\fldrslt{\ul S\u7889? 12/KH}}}-UBND", "Số 12/KH-UBND")]
    [InlineData(@"A{\field{\fldinst IF {\field{\*\fldinst MERGEFIELD x}{\fldrslt y}} }{\fldrslt B}}{\field{\*\fldinst PAGE }{\fldrslt 5}}C", "ABC")]
    // Page heads stand first and once, notes last.
    [InlineData(@"{\header B\u7896?\par}{\headerf B\u7896?\par}{\headerl {\field{\*\fldinst PAGE}{\fldrslt 5}}}A{\super\chftn{\footnote\pard\plain{\super\chftn} Ch\'fa}} B{\*\ftnsep\chftnsep}", "BỘ¶¶A[1] B¶¶[1] Chú")]
    // A box stands before the paragraph that holds it, once.
    [InlineData(@"M\u7897?t {\shp{\*\shpinst\shpleft1{\sp{\sn fLine}{\sv 1}}{\shptxt\pard H\u7897?p\par}}{\shprslt{\*\do{\dptxbxtext H\u7897?p}}}}hai\par", "Hộp¶Một hai")]
    [InlineData(@"{\*\do\dobxpage{\dptxbx{\dptxbxtext H\u7897?p\par}}}A", "Hộp¶A")]
    // Boxes at their own places: from the top, column by column.
    [InlineData(
        @"{\pard\pvpg\phpg\posx6000\posy500\absw5000 CH\par \pard\pvpg\phpg\posx300\posy1500\absw11000 Phi\u7871?u\par\pard\pvpg\phpg\posx6000\posy2500\absw5000 Ph\u7843?i 1\par Ph\u7843?i 2\par\pard\pvpg\phpg\posx6000\posy3500\absw5000 Ph\u7843?i 3\par\pard\pvpg\phpg\posx300\posy3500\absw5000 Tr\'e1i 2\par\pard\pvpg\phpg\posx300\posy2500\absw5000 Tr\'e1i 1\par\pard\pvpg\phpg\posx300\posy500\absw5000 UBND\par}\pard Sau",
        "UBND¶CH¶Phiếu¶Trái 1¶Trái 2¶Phải 1¶Phải 2¶Phải 3¶Sau")]
    [InlineData(@"\pvpg\phpg\posx2000\posy500\absw9000 1\par\pard\pvpg\phpg\posx300\posy900\absw1000 S\u7889?:\par\pard\pvpg\phpg\posx300\posy500\absw1000 L\u7847?n:\par\pard\pvpg\phpg\posx2000\posy900\absw9000 2\par", "Lần:¶1¶Số:¶2")]
    public void Reads_as_printed(string rtf, string expected) => Assert.Equal(expected, Read(@"{\rtf1\ansi\ansicpg1258\deff0" + Fonts + rtf + "}"));

    /// <summary>Broken off anywhere, a file gives what stood before.</summary>
    [Theory]
    [InlineData(@"{\rtf1 K\u7871? ho\u7841?ch {\b n\'e3", "Kế hoạch nã")]
    [InlineData(@"{\rtf1 A{\*\shp{\pict 00", "A")]
    [InlineData(@"{\rtf1 A\", "A")]
    [InlineData(@"{\rtf1 A\'4", "A4")]
    [InlineData(@"{\rtf1 A\bin999999999 xyz", "A")]
    [InlineData(@"{\rtf1 A}}}B", "A")]
    [InlineData(@"{\rtf1 A\u99999999999?\par\uc-7\f77 B", "A¶B")]
    public void Damage_costs_only_what_is_gone(string rtf, string expected) => Assert.Equal(expected, Read(rtf));

    [Fact]
    public void Nesting_has_an_end()
    {
        var error = Assert.Throws<ReasonException>(() => Read(@"{\rtf1 " + new string('{', 100_000)));
        Assert.Equal("damaged", error.Reason.Code);
    }

    [Fact]
    public void A_large_picture_is_passed_over_quickly()
    {
        var picture = @"{\rtf1 A{\pict\wmetafile8 " + new string('0', 100_000_000) + "}B}";
        var clock = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal("AB", Read(picture));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(5), $"{clock.Elapsed}");
    }

    private static string Read(string rtf) => RtfText.Read(Encoding.Latin1.GetBytes(rtf), new IngestionLimits()).Replace('\n', '¶').TrimEnd('¶');
}
