using DirectiveSearch.Search;
using DirectiveSearch.Tests.Text;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Search;

public sealed class QueryParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  … ", "")]
    [InlineData("thi đua, khen thưởng", "thi đua khen thưởng")]
    [InlineData("Kế hoạch: thực hiện - tổ chức; 15:30", "kế hoạch thực hiện tổ chức 15 30")]
    [InlineData("\"thi đua\" yêu nước", "\"thi đua\" & yêu nước")]
    [InlineData("\"\" x", "x")]
    [InlineData("thi đua -tỉnh -\"khen thưởng\"", "thi đua & !\"tỉnh\" & !\"khen thưởng\"")]
    [InlineData("tam-nông 2021-2025 -5 - a", "tam nông 2021 2025 5 a")]
    [InlineData("thi đua | khen thưởng", "(thi đua | khen thưởng)")]
    [InlineData("a (b | \"c d\") -(e | f)", "a & (b | \"c d\") & !(e | f)")]
    [InlineData("chất (không gồm trồng cây), đúng hay sai?", "chất không gồm trồng cây đúng hay sai")]
    [InlineData("a (b) -(c d)", "a b & !c d")]
    [InlineData("thi đua (34-CT/TW)", "thi đua & 34 ct tw #34cttw")]
    [InlineData("a (b -c)", "a & (b & !\"c\")")]
    [InlineData("số:34-CT/TW", "own 34cttw")]
    [InlineData("so:034-CT/TW thi đua", "own 34cttw & thi đua")]
    [InlineData("dẫn:34-CT/TW", "(cites 34cttw | Instrument=34-ct-tw)")]
    [InlineData("34ct tw", "34ct tw #34cttw")]
    [InlineData("chỉ thị 34", "chỉ thị 34 #34ct")]
    [InlineData("loại:ke-hoach | quý", "(Type=ke-hoach | quý)")]
    [InlineData("a:b http://x", "a b http x")]
    [InlineData("thi ddua khen thuwowngr", "thi đua khen thưởng")]
    [InlineData("(phong traof | \"xaay dungj\") -ddangr", "(phong trào | \"xaay dungj\") & !\"đảng\"")]
    [InlineData("chir thij 34", "chỉ thị 34 #34ct")]
    [InlineData("tw", "tw")]
    [InlineData("số: 34 năm : 2021", "số 34 năm 2021")]
    [InlineData("\"thi đua khen\"~5 x", "near5 thi đua khen & x")]
    [InlineData("\"thi đua THI\"~50", "near50 thi đua")]
    [InlineData("\"thi thi\"~5", "\"thi\"")]
    [InlineData("\"thi đua\"~ x", "\"thi đua\" & x")]
    [InlineData("\"\"~5 x", "5 x")]
    [InlineData("-\"thi đua\"~5 x", "!near5 thi đua & x")]
    [InlineData("thưở* nông", "thuo* & nông")]
    [InlineData("th*, (đua* | -khen*)", "th* & (dua* | !khen*)")]
    [InlineData("a* 5*3 ** * b*c 20* x** th*x", "a 5 3 b c 20 x th x")]
    [InlineData("2020* a1* ab1*", "2020 a1 & ab1*")]
    [InlineData("thưởng~ -thuong~", "thưởng~ & !thuong~")]
    [InlineData("thi~ ~ ~5 ~thuong thuong~1 1234~", "thi 5 thuong thuong 1 1234")]
    [InlineData("tam-nông* 34-CT*", "tam nông 34 ct")]
    [InlineData("dẫn:34-CT/TW,35-CT/TW", "(cites 34cttw | Instrument=34-ct-tw | cites 35cttw | Instrument=35-ct-tw)")]
    public void A_query_is_read_as_clauses(string typed, string expected)
    {
        var (query, error) = QueryParser.Parse(typed);
        Assert.Null(error);
        Assert.Equal(expected, string.Join(" & ", query!.Clauses.Select(Show)));
    }

    [Theory]
    [InlineData("loại:ke-hoach", "Type=ke-hoach")]
    [InlineData("loai:\"Kế hoạch\" x", "Type=ke-hoach")]
    [InlineData("đơn-vị:ubnd-tinh-x TỈNH:Tây-Ninh", "Unit=ubnd-tinh-x Province=tay-ninh")]
    [InlineData("cấp:xã quan-he:can-cu", "Level=commune Relation=basis")]
    [InlineData("năm:2021..2019", "Year=2019 Year=2020 Year=2021")]
    [InlineData("nam:2021 -tinh:tay-ninh", "Year=2021 -Province=tay-ninh")]
    [InlineData("-năm:2019..2020", "-Year=2019 -Year=2020")]
    [InlineData("năm:không-rõ", "Year=khong-ro")]
    [InlineData("phong-trào:dan-van-kheo nguồn:mau", "Movement=dan-van-kheo Source=mau")]
    [InlineData("loại:luật,nghị-quyết, năm:2019,2021..2022", "Type=luat Type=nghi-quyet Year=2019 Year=2021 Year=2022")]
    [InlineData("-tinh:tay-ninh,long-an", "-Province=tay-ninh -Province=long-an")]
    [InlineData("muc-dich:thuc-hien,can-cu", "Relation=implements Relation=basis")]
    [InlineData("(loai:luat | loai:ke-hoach) (năm:2020)", "Type=luat Type=ke-hoach Year=2020")]
    [InlineData("phongtrao:a quanhe:thay-the donvi:b cap:huyen nguon:c", "Movement=a Relation=replaces Unit=b Level=district Source=c")]
    public void Fields_become_filters(string typed, string expected)
    {
        var (query, error) = QueryParser.Parse(typed);
        Assert.Null(error);
        Assert.Equal(expected, string.Join(' ', query!.Filters.Select(filter => $"{(filter.Exclude ? "-" : "")}{filter.Field}={filter.Value}")));
    }

    [Theory]
    [InlineData("\"", 0, "")]
    [InlineData("thi \"đua yêu", 4, "thi \"đua yêu\"")]
    [InlineData("(thi | đua", 0, "(thi | đua)")]
    [InlineData("(thi \"đua", 5, "(thi \"đua\")")]
    [InlineData("thi)đua", 3, "thi đua")]
    [InlineData("|", 0, "")]
    [InlineData("thi |", 4, "thi")]
    [InlineData("| thi", 0, "thi")]
    [InlineData("thi || đua", 4, "thi  | đua")]
    [InlineData("(", 0, "")]
    [InlineData("thi năm:20x", 4, "thi")]
    [InlineData("thi năm:2020,20x", 4, "thi")]
    [InlineData("thi \"đua ghe\"~51", 13, "thi \"đua ghe\"~50")]
    [InlineData("\"đua ghe\"~0 x", 9, "\"đua ghe\"~1 x")]
    [InlineData("\"đua ghe\"~99999999999999", 9, "\"đua ghe\"~50")]
    [InlineData("\"a b c d e f g h i k l\"~99", 23, "\"a b c d e f g h i k l\"")]
    public void A_fault_names_its_place_and_offers_a_query_that_works(string typed, int offset, string suggestion)
    {
        var (query, error) = QueryParser.Parse(typed);
        Assert.Null(query);
        Assert.Equal((offset, suggestion), (error!.Offset, error.Suggestion));
        Assert.Matches(@"\p{Lu}.*\.$", error.Message);
    }

    [Fact]
    public void A_query_without_end_is_told_the_bound()
    {
        var (_, error) = QueryParser.Parse(string.Concat(Enumerable.Repeat("thi đua ", 1250)));
        Assert.Equal("Câu tìm kiếm dài 10000 ký tự, quá giới hạn 2000 ký tự. Hãy rút gọn, chỉ giữ những từ quan trọng.", error!.Message);
        Assert.NotNull(QueryParser.Parse(error.Suggestion).Query);
    }

    [Fact]
    public void Any_query_is_read_or_mended() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Queries, typed =>
    {
        var (query, error) = QueryParser.Parse(typed);
        Assert.True(query is null != error is null);
        if (error is null) return;
        Assert.InRange(error.Offset, 0, typed.Length);
        Assert.NotNull(QueryParser.Parse(error.Suggestion).Query);
    }));

    [Fact]
    public void Deep_groups_are_refused_without_harm() =>
        Assert.NotNull(QueryParser.Parse(QueryParser.Parse(new string('(', 1900) + "a").Error!.Suggestion).Query);

    [Theory]
    [InlineData("34-CT/TW", "34cttw", false, null)]
    [InlineData("34ct tw", "34cttw", false, null)]
    [InlineData("34cttw", "34cttw", false, null)]
    [InlineData("34 ct/tw", "34cttw", false, null)]
    [InlineData("34 - CT / TW", "34cttw", false, null)]
    [InlineData("số 34-CT/TW", "34cttw", false, null)]
    [InlineData("Chỉ thị số 34-CT/TW của Bộ Chính trị", "34cttw", false, "chi-thi")]
    [InlineData("chỉ thị 34", "34ct", true, "chi-thi")]
    [InlineData("chi thi so 34", "34ct", true, "chi-thi")]
    [InlineData("34-CT", "34ct", true, null)]
    [InlineData("số 34", "34", true, null)]
    [InlineData("34 ct tw", "34cttw", false, null)]
    [InlineData("05 ct tw", "5cttw", false, null)]
    [InlineData("nghị định 91/2017", "912017nd", true, "nghi-dinh")]
    [InlineData("nghị định 91", "91", true, "nghi-dinh")]
    [InlineData("91/2017/NĐ-CP", "912017ndcp", false, null)]
    [InlineData("luật 06/2022/QH15", "62022qh15", false, "luat")]
    [InlineData("quy định 37", "37qd", true, "quy-dinh")]
    [InlineData("012/CT-UBND", "12ctubnd", false, null)]
    [InlineData("3543/UBND-NC", "3543ubndnc", false, null)]
    [InlineData("47/KH-LĐLĐ", "47khldld", false, null)]
    [InlineData("chir thij 34", "34ct", true, "chi-thi")]
    [InlineData("chir thij soos 34-CT/TW", "34cttw", false, "chi-thi")]
    [InlineData("văn bản số 238/UBND-KGVX", "238ubndkgvx", false, null)]
    public void A_number_is_recognised(string typed, string key, bool prefix, string? type) =>
        Assert.Equal(new NumberLookup(key, prefix, type), QueryParser.ReadNumber(typed));

    [Theory]
    [InlineData("kế hoạch năm 2021")]
    [InlineData("5 không 3 sạch")]
    [InlineData("kế hoạch 5 năm 2021-2025")]
    [InlineData("2021-2025")]
    [InlineData("2021")]
    [InlineData("34")]
    [InlineData("số 34 người")]
    [InlineData("30/4")]
    [InlineData("3-tốt")]
    [InlineData("15 đà nẵng")]
    [InlineData("5G")]
    [InlineData("chỉ thị")]
    [InlineData("thực hiện 34-CT/TW trong năm")]
    [InlineData("")]
    public void A_sentence_is_no_number(string typed) => Assert.Null(QueryParser.ReadNumber(typed));

    [Theory]
    [InlineData("công tác TĐKT", "2+1 thi dua khen thuong|td kt")]
    [InlineData("Phòng TĐ-KT, UBND tỉnh", "1+2 thi dua khen thuong|tdkt; 3+1 uy ban nhan dan")]
    [InlineData("hội đồng thi đua, khen thưởng", "0+6 hdtdkt")]
    [InlineData("ủy ban nhân dân thành phố Hồ Chí Minh", "0+4 ubnd; 4+5 tp hcm|tphcm|tp ho chi minh")]
    [InlineData("thực hiện 12/KH-UBND trong NTM", "6+1 nong thon moi")]
    [InlineData("12/KH-UBND", "")]
    [InlineData("GD&ĐT", "0+2 giao duc va dao tao|gddt")]
    [InlineData("từ ban đến đoàn tư vấn", "")]
    public void Words_are_given_what_may_stand_for_them(string typed, string expected)
    {
        var words = Assert.IsType<WordsClause>(Assert.Single(QueryParser.Parse(typed).Query!.Clauses));
        Assert.Equal(expected, string.Join("; ", words.Expansions.Select(expansion =>
            $"{expansion.Start}+{expansion.Count} {string.Join('|', expansion.Alternatives.Select(words => string.Join(' ', words.Select(word => word.Folded))))}")));
    }

    [Fact]
    public void Expansions_are_in_order_apart_and_within_the_words() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
        Gen.Elements("thi", "đua", "khen", "thưởng", "TĐKT", "UBND", "hồ", "chí", "minh", "TP", "thành", "phố", "&", "-", "12", "/").ListOf().Select(words => string.Join(' ', words)).ToArbitrary(), typed =>
    {
        foreach (var words in QueryParser.Parse(typed).Query?.Clauses.OfType<WordsClause>() ?? [])
        {
            var next = 0;
            foreach (var expansion in words.Expansions)
            {
                Assert.InRange(expansion.Start, next, words.Words.Count - 1);
                next = expansion.Start + expansion.Count;
                Assert.InRange(next, expansion.Start + 1, words.Words.Count);
                Assert.All(expansion.Alternatives, alternative => Assert.NotEmpty(alternative));
            }
        }
    }));

    /// <summary>ban, to, tu would find what nobody meant.</summary>
    [Fact]
    public void No_abbreviation_reads_as_a_syllable()
    {
        const string syllable = "^(ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(ch|ng|nh|[cmnpt])?$";
        foreach (var row in EmbeddedTable.Read(typeof(SearchQuery).Assembly, "synonyms.tsv"))
        {
            Assert.Equal(2, row.Length);
            var abbreviation = Tokenizer.Tokenize(row[0]);
            if (abbreviation.Count == 1) Assert.DoesNotMatch(syllable, abbreviation[0].Folded);
            Assert.True(Tokenizer.Tokenize(row[1]).Count > 1, row[1]);
        }
    }

    [Theory]
    [InlineData("thuong", "thuong")]
    [InlineData("thuong", "thuonh")]
    [InlineData("thuong", "thuon")]
    [InlineData("thuong", "tuong")]
    [InlineData("thuong", "thu0ong")]
    [InlineData("thuong", "thuongg")]
    public void A_fuzzy_word_stands_for_words_with_one_slip(string word, string variant) => Assert.Contains(variant, FuzzyVariants.Of(word));

    [Theory]
    [InlineData("thuong", "chuong")]
    [InlineData("thuong", "huong")]
    [InlineData("thuong", "athuong")]
    [InlineData("thuong", "thunog")]
    [InlineData("thuong", "thuo")]
    public void Other_words_are_no_variants(string word, string other) => Assert.DoesNotContain(other, FuzzyVariants.Of(word));

    [Fact]
    public void Variants_are_distinct_keep_the_first_letter_and_are_each_others() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(50), Prop.ForAll(
        Gen.Elements("abxyz019".ToCharArray()).ArrayOf().Where(letters => letters.Length > 0).Select(letters => new string(letters)).ToArbitrary(), word =>
    {
        var variants = FuzzyVariants.Of(word);
        Assert.Equal(word, variants[0]);
        Assert.Equal(variants.Count, variants.Distinct().Count());
        Assert.All(variants, variant => Assert.Equal(word[0], variant[0]));
        Assert.All(variants.Skip(1).Take(20), variant => Assert.Contains(word, FuzzyVariants.Of(variant)));
    }));

    private static Arbitrary<string> Queries => Gen.OneOf(
        HostileText.Arbitrary.Generator,
        Gen.Elements("thi", "đua", " ", "\"", "(", ")", "|", "-", "số:34", "năm:2019", "năm:x", "loại:\"", "a", "*", "~", "~5", "~0", "\"a b\"", "khen", ",").ListOf().Select(pieces => string.Concat(pieces))).ToArbitrary();

    private static string Show(QueryClause clause) => clause switch
    {
        WordsClause words => string.Join(' ', words.Words.Select(word => word.Exact)) + (words.NumberKey is null ? "" : " #" + words.NumberKey),
        PhraseClause phrase => $"\"{string.Join(' ', phrase.Words.Select(word => word.Exact))}\"",
        NearClause near => $"near{near.Distance} {string.Join(' ', near.Words.Select(word => word.Exact))}",
        PrefixClause prefix => prefix.Prefix + "*",
        FuzzyClause fuzzy => fuzzy.Word.Exact + "~",
        NumberClause number => (number.Own ? "own " : "cites ") + number.Key,
        FilterClause filter => $"{filter.Filter.Field}={filter.Filter.Value}",
        AllClause all => $"({string.Join(" & ", all.Parts.Select(Show))})",
        AnyClause any => $"({string.Join(" | ", any.Alternatives.Select(Show))})",
        NotClause not => "!" + Show(not.Clause),
        _ => throw new InvalidOperationException(),
    };
}
