using System.Text;
using DirectiveSearch.Search;

namespace DirectiveSearch.Benchmarks;

/// <summary>Index entries of the size and word frequencies of real plans: set phrases that nearly every plan has, and rare syllables.</summary>
internal static class SynthesisedPlans
{
    private const int Syllables = 700;

    private static readonly string[] Phrases =
    [
        "kế hoạch", "thi đua", "khen thưởng", "thực hiện", "công tác", "ủy ban nhân dân", "tổ chức", "phong trào thi đua", "cơ quan", "đơn vị", "triển khai",
        "chỉ đạo", "các cấp", "nhiệm vụ", "kinh tế xã hội", "cán bộ, công chức", "xây dựng nông thôn mới", "chung tay vì người nghèo", "học tập và làm theo",
        "tư tưởng, đạo đức", "phong cách Hồ Chí Minh", "chỉ thị số", "nghị định số", "của Bộ Chính trị", "của Chính phủ", "tuyên truyền", "nâng cao chất lượng",
        "cải cách hành chính", "chuyển đổi số", "doanh nghiệp hội nhập và phát triển", "toàn dân đoàn kết", "đô thị văn minh", "điển hình tiên tiến", "sơ kết, tổng kết",
        "kịp thời", "hội đồng thi đua", "cụm, khối", "danh hiệu", "hình thức", "tập thể", "cá nhân", "xuất sắc", "báo cáo", "năm học", "quốc phòng, an ninh",
        "bảo vệ môi trường", "an toàn giao thông", "giảm nghèo bền vững", "thể dục thể thao", "sản xuất, kinh doanh", "lao động", "sáng kiến", "đổi mới", "sáng tạo",
    ];

    private static readonly string[] Onsets = ["b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "ng", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"];

    private static readonly string[] Rimes = ["a", "á", "à", "ạ", "an", "án", "àn", "ang", "áng", "anh", "ảnh", "ao", "áo", "ay", "âm", "ân", "ất", "e", "em", "én", "ê", "ên", "ết", "i", "ích", "iên", "iếu", "inh", "o", "oàn", "ong", "ô", "ông", "ộc", "ơ", "ơn", "u", "úc", "ung", "ư", "ương", "ước"];

    public static IEnumerable<IndexEntry> Make(int count, int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < count; number++) yield return Make(number, random);
    }

    private static IndexEntry Make(int number, Random random)
    {
        var (year, province, level) = (2011 + Skewed(random, 16), Skewed(random, 34), random.Next(4));
        var unit = $"don-vi-{province}-{Skewed(random, 20)}";
        var cited = Enumerable.Range(0, 3 + random.Next(8)).Select(_ => Skewed(random, 2000)).Distinct().ToList();
        var movements = Enumerable.Range(0, 1 + random.Next(5)).Select(_ => $"phong-trao-{Skewed(random, 120)}").Distinct().ToList();
        var instruments = cited.Select(each => $"{each}-ct-tw").ToList();
        string[] relations = ["basis", "implements", "mentions"];
        var facets = new Dictionary<FacetField, IReadOnlyList<string>>
        {
            [FacetField.Type] = [$"loai-{Skewed(random, 6)}"], [FacetField.Unit] = [unit, $"tinh-{province}"], [FacetField.Issuer] = [unit],
            [FacetField.Province] = [$"tinh-{province}"], [FacetField.Level] = [$"cap-{level}"], [FacetField.Year] = [$"{year}"],
            [FacetField.Instrument] = instruments, [FacetField.Movement] = movements, [FacetField.Relation] = relations, [FacetField.Source] = ["nguon"],
            [FacetField.InstrumentRelation] = [.. instruments.Select((each, place) => $"{each}|{relations[place % 3]}")],
            [FacetField.InstrumentYear] = [.. instruments.Select(each => $"{each}|{year}")],
            [FacetField.IssuerMovement] = [.. movements.Select(each => $"{unit}|{each}")],
            [FacetField.IssuerInstrument] = [.. instruments.Select(each => $"{unit}|{each}")],
            [FacetField.YearRelation] = [.. relations.Select(each => $"{year}|{each}")], [FacetField.MovementYear] = [.. movements.Select(each => $"{each}|{year}")],
        };
        return new IndexEntry(
            $"d{number:D15}", 1, $"Kế hoạch công tác thi đua, khen thưởng năm {year} {Rare(random)} {Rare(random)}", $"{number % 3000}/KH-UBND", $"Ủy ban nhân dân tỉnh {Rare(random)}",
            [.. cited.Select(each => $"{each}-CT/TW")], Body(random, year), (year * 10000) + (random.Next(1, 13) * 100) + random.Next(1, 29), facets);
    }

    private static string Body(Random random, int year)
    {
        var body = new StringBuilder($"Căn cứ Chỉ thị số {random.Next(1, 60)}-CT/TW ngày {random.Next(1, 29)}/{random.Next(1, 13)}/{year}. Phong trào thi đua yêu nước.\n");
        for (var syllables = 0; syllables < Syllables;)
        {
            var phrase = random.Next(10) < 7 ? Phrases[Skewed(random, Phrases.Length)] : Rare(random);
            body.Append(phrase).Append(random.Next(12) == 0 ? ".\n" : " ");
            syllables += phrase.Count(unit => unit == ' ') + 1;
        }

        return body.ToString();
    }

    private static string Rare(Random random) => Onsets[Skewed(random, Onsets.Length)] + Rimes[Skewed(random, Rimes.Length)];

    /// <summary>Small numbers often, large ones seldom.</summary>
    private static int Skewed(Random random, int bound) => (int)(bound * Math.Pow(random.NextDouble(), 2.5));
}
