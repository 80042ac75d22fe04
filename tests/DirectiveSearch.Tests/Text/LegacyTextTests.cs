using DirectiveSearch.Text.Legacy;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Text;

public sealed class LegacyTextTests
{
    private static readonly Gen<string> Words = Gen.Elements(
        "Quyết", "định", "của", "Ủy", "ban", "nhân", "dân", "tỉnh", "về", "việc", "phê", "duyệt", "kế", "hoạch", "thực", "hiện", "Nghị", "quyết", "số", "năm",
        "đường", "được", "những", "ở", "ý", "ô", "khuyến", "nghiệp", "thưởng", "Điều", "hoà", "thủy", "quý", "giữ", "gìn", "giếng", "ngoằn", "khuỷu", "ướt", "yếu");

    private static readonly Gen<string> Noise = Gen.Elements(
        "Windows", "Server®", "12", "89,5%", "(84-4)", "2019–2020", "“abc”", "30°C", "6 × 8", "½", "café", "Müller", "São", "Niño", "Österreich", "€", "§ 5", "·", "«", "»", "mRNA", "±2", "\uF0B7", "");

    /// <summary>Lines of Vietnamese with words that Latin-1 cannot write. They begin with a capital: a sign that opens a line is a bullet.</summary>
    private static readonly Gen<string> Lines = Words.ListOf(8).Select(words => "Để " + string.Join(' ', words) + " để thực hiện");

    [Theory]
    [InlineData("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam", "TCVN3")]
    [InlineData("Thñ t\u00ADíng ChÝnh phñ sè 115/2004/Q§-TTg", "Thủ tướng Chính phủ số 115/2004/QĐ-TTg", "TCVN3")]
    [InlineData("Thñ t\u2212íng, Quü b¶o l\u2219nh, hoμ gi¶i", "Thủ tướng, Quỹ bảo lãnh, hoà giải", "TCVN3")]
    [InlineData("\uF043\uF0E9\uF06E\uF067 \uF068\uF06F\uF0B5", "Cộng hoà", "TCVN3")]
    [InlineData("CHñ TÞCH CHÝNH PHñ, QUYÕT ®ÞNH", "CHỦ TỊCH CHÍNH PHỦ, QUYẾT ĐỊNH", "TCVN3")]
    [InlineData("KÕ HO¹CH TæNG THÓ, §¸NH GI¸ Vµ X©y dùng cña UBND. VÒ UBND tØnh", "KẾ HOẠCH TỔNG THỂ, ĐÁNH GIÁ VÀ Xây dựng của UBND. Về UBND tỉnh", "TCVN3")]
    [InlineData("· NhiÖm vô: bÞ « nhiÔm, 50.000 ®; môc ®)", "· Nhiệm vụ: bị ô nhiễm, 50.000 đ; mục đ)", "TCVN3")]
    [InlineData("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "VNI-Windows")]
    [InlineData("UÛY BAN NHAÂN DAÂN, Soá: 991/QÑ-UBND", "ỦY BAN NHÂN DÂN, Số: 991/QĐ-UBND", "VNI-Windows")]
    [InlineData("vieâïc phaân ñònh", "việc phân định", "VNI-Windows")]
    [InlineData("Coâng ñoaøn cô sô ûbaèng (05 giô)ø, co ù theå, chæ ñaïo )ï.", "Công đoàn cơ sở bằng (05 giờ), có  thể, chỉ đạo ).", "VNI-Windows")]
    [InlineData("caùc ñôn vòï, ngaâân saùch", "các đơn vị, ngân sách", "VNI-Windows")]
    [InlineData("Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam, ðýõòc", "Cộng hòa xã hội chủ nghĩa Việt Nam, được", "Windows-1258")]
    [InlineData("Cµng hoà xã hµi chü nghîa Vi®t Nam ðßþc th¯ng nh¤t", "Cộng hoà xã hội chủ nghĩa Việt Nam được thống nhất", null)]
    public void Legacy_text_becomes_Unicode(string published, string expected, string? encoding)
    {
        if (encoding is null) published = LegacyAlphabet.All[encoding = "VISCII"].Write(expected);
        var reading = LegacyText.Read(published);
        Assert.Equal(expected, reading.Text);
        Assert.Equal([encoding], reading.Encodings);
    }

    [Theory]
    [InlineData("Österreich, Köln, Müller und Straße, Übergröße, für Größe")]
    [InlineData("l'étude a été très brève, où l'élève régional est déjà là, ça, forêt, hôtel, Noël, naïve, œuvre")]
    [InlineData("El Niño, señor, mañana, São Paulo, não, coração, ações, Åse, smørrebrød, Þórður, ðe, Łódź")]
    [InlineData("Microsoft® Windows™ © 2020 «Cộng hòa» 30°C ±2 ½ 6×8 §5 µm ¹ª")]
    [InlineData("Bảng mã TCVN3 ghi “Céng hoµ” thay cho “Cộng hòa”, còn VNI ghi “Coäng hoøa”.")]
    [InlineData("\uF0B7 Nội dung\n\uF0A7 Mục tiêu\n· Nhiệm vụ\nØ Giải pháp\nü Kết quả")]
    [InlineData("thi\u00ADđua yêu nước, Vie\u0323\u0302t Nam ¬")]
    [InlineData("mét, là, có, thì, và, bà, cô, chú, lô, tí, sè, hé")]
    [InlineData("")]
    public void Unicode_stays_as_it_is(string published) => Assert.Same(published, LegacyText.Read(published).Text);

    [Fact]
    public void Unicode_with_any_noise_stays_as_it_is() =>
        Check.QuickThrowOnFailure(Prop.ForAll(Text(Gen.OneOf(Lines, Noise)), published => Assert.Same(published, LegacyText.Read(published).Text)));

    [Fact]
    public void Any_text_is_read_without_harm_to_its_lines() =>
        Check.QuickThrowOnFailure(Prop.ForAll(HostileText.Arbitrary, published =>
            Assert.Equal(published.Count(unit => unit == '\n'), LegacyText.Read(published).Text.Count(unit => unit == '\n'))));

    [Theory]
    [InlineData("TCVN3")]
    [InlineData("VNI-Windows")]
    [InlineData("VISCII")]
    [InlineData("Windows-1258")]
    public void What_was_written_in_an_encoding_is_read_from_text_and_from_bytes(string encoding) =>
        Check.QuickThrowOnFailure(Prop.ForAll(Text(Lines), published =>
        {
            var alphabet = LegacyAlphabet.All[encoding];
            Assert.Equal(published, LegacyText.Read(alphabet.Write(published)).Text, ignoreCase: encoding == "TCVN3");
            Assert.Equal(published, LegacyText.Read(alphabet.Bytes(published))!.Text, ignoreCase: encoding == "TCVN3");
        }));

    [Fact]
    public void A_file_mixes_fonts_line_by_line() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Zip(Gen.Elements("TCVN3", "VNI-Windows", ""), Lines).NonEmptyListOf().ToArbitrary(),
            lines =>
            {
                var published = string.Join('\n', lines.Select(line => line.Item1.Length == 0 ? line.Item2 : LegacyAlphabet.All[line.Item1].Write(line.Item2)));
                Assert.Equal(string.Join('\n', lines.Select(line => line.Item2)), LegacyText.Read(published).Text, ignoreCase: true);
            }));

    [Fact]
    public void A_table_mixes_fonts_cell_by_cell() =>
        Assert.Equal(
            "Cơ quan chủ trì\tSở Tài chính\tđồng\n12\tđã thực hiện",
            LegacyText.Read("C¬ quan chñ tr×\tSôû Taøi chính\t®ång\n12\tñaõ thöïc hieän").Text);

    [Fact]
    public void A_line_mixes_fonts_word_by_word() =>
        Assert.Equal(
            "chuyên viên của đơn vị và cá nhân có liên quan trong nội bộ đơn vị, giữa các cá nhân",
            LegacyText.Read("chuyªn viªn cña ñôn vò vµ c¸ nh©n cã liªn quan trong néi bé ñôn vò, gi÷a c¸c c¸ nh©n").Text);

    /// <summary>"vaø" is "vaỉ" in TCVN3, which is spelled as a syllable, with its tone at the wrong place.</summary>
    [Fact]
    public void A_word_goes_with_the_encoding_that_puts_its_tone_in_place() => Assert.Equal(
        "của xã Phú Bình, thị trấn Đình Cả và xã Nghinh Tường thành xã mới",
        LegacyText.Read("cña x· Phó B×nh, thÞ trÊn §×nh C¶ vaø xaõ Nghinh Töôøng thaønh xaõ môùi").Text);

    [Fact]
    public void Places_in_the_text_move_with_it()
    {
        var page = LegacyAlphabet.All["VNI-Windows"].Write("Quyết định của Ủy ban nhân dân");
        var reading = LegacyText.Read($"{page}\n\n{page}\n\n{page}", [0, page.Length + 2, 2 * (page.Length + 2)]);
        Assert.All(reading.Marks, mark => Assert.StartsWith("Quyết định", reading.Text[mark..], StringComparison.Ordinal));
        Assert.Equal(3, reading.Marks.Distinct().Count());
    }

    [Theory]
    [InlineData(new byte[] { 0x4B, 0xE1, 0xBA, 0xBF, 0x20, 0x68, 0x6F, 0xC3, 0x28 })]
    [InlineData(new byte[] { 0xFE, 0x00, 0x81, 0x9D, 0xC0, 0xFF, 0x61, 0xAD })]
    [InlineData(new byte[] { 0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x20, 0xEC, 0xE8, 0xF0 })]
    public void Bytes_that_are_no_Vietnamese_are_not_guessed(byte[] bytes) => Assert.Null(LegacyText.Read(bytes));

    [Fact]
    public void Real_texts_stay_as_they_are()
    {
        foreach (var path in Directory.EnumerateFiles(TestData.Require("seeds")).Concat(Directory.EnumerateFiles(TestData.Require("data/documents"))))
        {
            var published = File.ReadAllText(path);
            Assert.Same(published, LegacyText.Read(published).Text);
        }
    }

    private static Arbitrary<string> Text(Gen<string> pieces) => pieces.NonEmptyListOf().Select(list => string.Join('\n', list)).ToArbitrary();
}
