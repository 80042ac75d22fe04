using System.Text;
using DirectiveSearch.Text;
using FsCheck;
using FsCheck.Fluent;

namespace DirectiveSearch.Tests.Text;

public sealed class TelexTests
{
    private const string ToneKeys = "fsrxj";

    private const string Rimes =
        "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch êm ên ênh êp êt êu "
        + "i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oan oang oanh oao oat oay oăn oăng oăt oc oe oen oeo oet oi om on ong op ot "
        + "ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uyên uyêt uynh uyt uyu "
        + "ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y";

    [Theory]
    [InlineData("thi ddua khen thuwowngr", "thi đua khen thưởng")]
    [InlineData("thuwongr thuowngr thuwownrg thuowrng thwowngr thuongwr", "thưởng thưởng thưởng thưởng thưởng thưởng")]
    [InlineData("ddaauf ddauaf daaudf daaufd hoaf hofa", "đầu đầu đầu đầu hòa hòa")]
    [InlineData("quyeets quyetes quyeest ddinhj", "quyết quyết quyết định")]
    [InlineData("nguwowif khuyur ngoeof ruwouj", "người khuỷu ngoèo rượu")]
    [InlineData("THI DDUA Khen Thuwowngr", "THI ĐUA Khen Thưởng")]
    [InlineData("giuwax gif quys quaans gias thuowr huow tay", "giữa gì quý quấn giá thuở huơ tay")]
    [InlineData("luwu luuw muaw muwa quawngr nhw thwr vieejn", "lưu lưu mưa mưa quẳng như thử viện")]
    [InlineData("ddangz boojoz", "đang boojoz")]
    [InlineData("nghij quyeets 29-NQ/TW cuar BCH TW", "nghị quyết 29-NQ/TW của BCH TW")]
    [InlineData("UBND tirnh, tp.hoof chis", "UBND tỉnh, tp.hồ chí")]
    [InlineData("chaau as, bacs six", "châu á, bác sĩ")]
    [InlineData("(phong traof | \"xaay dungj\") -ddangr thuwowng*", "(phong trào | \"xaay dungj\") -đảng thuwowng*")]
    public void Keys_are_read_as_the_input_method_would(string typed, string expected) => Assert.Equal(expected, Telex.Decode(typed));

    [Theory]
    [InlineData("thi dua khen thuong", "no marks")]
    [InlineData("thi đua khen thuwowngr", "the input method was on")]
    [InlineData("TW", "a code")]
    [InlineData("34-CT/TW 05/2017/QDD-UBND", "codes of numbers")]
    [InlineData("as", "two letters say nothing")]
    [InlineData("xe taxi", "a loanword")]
    [InlineData("OCOP ISO ASEAN SIPAS VietGAP", "names")]
    [InlineData("smart city room facebook", "a foreign name in which one word looks like keys")]
    [InlineData("khoong@ddangr.vn nawm:2021", "addresses and fields")]
    [InlineData("", "nothing")]
    public void Anything_else_stays_as_typed(string typed, string why) => Assert.True(ReferenceEquals(typed, Telex.Decode(typed)), why);

    [Fact]
    public void Every_look_alike_would_be_read_as_a_syllable()
    {
        var rows = EmbeddedTable.Read(typeof(EmbeddedTable).Assembly, "telex-look-alikes.tsv").Select(row => row[0]).ToList();
        Assert.All(rows, word => Assert.NotEqual($"đảng {word}", Telex.Decode($"ddangr {word}")));
        Assert.All(rows, word => Assert.Same(word, Telex.Decode(word)));
        Assert.Equal(rows.Order(StringComparer.Ordinal).Distinct(), rows);
    }

    /// <summary>A syllable with a tone, and its keys in one of the orders in which people type them.</summary>
    private static readonly Arbitrary<(string Syllable, string Keys)> Typed = (
        from onset in Gen.Elements("", "b", "ch", "đ", "l", "m", "nh", "s", "t", "th", "tr", "x")
        from rime in Gen.Elements(Rimes.Split(' '))
        from tone in Gen.Elements<char>("cpt".Contains(rime[^1]) || rime.EndsWith("ch", StringComparison.Ordinal) ? [.. "sj"] : [.. " fsrxj"])
        from late in Gen.Choose(0, 15)
        from place in Gen.Choose(0, 9)
        select (Syllable(onset + rime, tone), Keys(onset, rime, tone, late, place))).ToArbitrary();

    [Fact]
    public void Any_syllable_typed_in_any_order_is_read_back() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(5000), Prop.ForAll(Typed, typed =>
        Assert.Equal("đảng " + typed.Syllable, Telex.Decode("ddangr " + typed.Keys))));

    [Fact]
    public void Encoding_types_what_decoding_reads() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Typed, typed =>
        Assert.Equal($"Đảng, {typed.Syllable}!", Telex.Decode(Telex.Encode($"Đảng, {typed.Syllable}!")))));

    [Fact]
    public void Accented_text_and_text_without_accents_are_never_changed() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(Typed.Generator.ListOf().ToArbitrary(), words =>
    {
        var accented = string.Join(' ', words.Select(word => word.Syllable));
        var bare = Folding.Fold(accented);
        Assert.Same(bare, Telex.Decode(bare));
        if (bare != accented) Assert.Same(accented, Telex.Decode(accented));
    }));

    [Fact]
    public void Any_text_is_read_without_harm() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(HostileText.Arbitrary, text =>
    {
        var normalized = TextNormalizer.Normalize(text).Text;
        Assert.Equal(Tokenizer.Tokenize(normalized).Count, Tokenizer.Tokenize(Telex.Decode(normalized)).Count);
        Assert.NotNull(Telex.Encode(normalized));
    }));

    private static string Syllable(string toneless, char tone)
    {
        if (tone == ' ') return toneless;
        var marks = "\u0300\u0301\u0309\u0303\u0323";
        var vowels = toneless.Select((letter, index) => (letter, index)).First(item => "aăâeêioôơuưy".Contains(item.letter)).index;
        return TonePlacement.Unify(TextNormalizer.Normalize(toneless.Insert(vowels + 1, marks[ToneKeys.IndexOf(tone)].ToString())).Text);
    }

    /// <param name="late">A bit for each mark: whether it is typed behind the whole rime.</param>
    /// <param name="place">Behind how many keys of the rime the tone is typed.</param>
    private static string Keys(string onset, string rime, char tone, int late, int place)
    {
        var keys = new StringBuilder();
        var behind = new StringBuilder();
        foreach (var letter in rime)
        {
            var typed = letter switch { 'ă' => "aw", 'â' => "aa", 'ê' => "ee", 'ô' => "oo", 'ơ' => "ow", 'ư' => "uw", _ => letter.ToString() };
            keys.Append(typed[0]);
            if (typed.Length > 1) ((late & 1) != 0 ? behind : keys).Append(typed[1]);
            late >>= 1;
        }

        // One w behind the rime gives both letters of ươ their horns; a second would be a slip.
        var marks = behind.ToString() is "ww" ? "w" : behind.ToString();
        keys.Append(marks);
        if (tone != ' ') keys.Insert(Math.Max(1, Math.Min(place, keys.Length)), tone);
        var bar = onset == "đ" && (late & 1) != 0;
        return (onset == "đ" ? (bar ? "d" : "dd") : onset) + keys + (bar ? "d" : "");
    }
}
