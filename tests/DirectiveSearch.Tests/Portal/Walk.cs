using DirectiveSearch.Archive;
using DirectiveSearch.Text;

namespace DirectiveSearch.Tests.Portal;

/// <summary>Addresses to walk through an archive: every page it has, and queries made of its own words.</summary>
internal static class Walk
{
    public const int Queries = 200;

    private static readonly string[] Lenses = ["", "xem=dong-thoi-gian", "xem=mang-luoi", "xem=trien-khai", "xem=trien-khai&theo=van-ban", "xem=trien-khai&thu-tu=cho-trong"];

    /// <summary>Pages of everything there is, in which nothing is ordered by score.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(ArchiveStore archive, CancellationToken stop)
    {
        var documents = await archive.Documents.LatestAsync(10_000, stop);
        var instruments = await archive.Instruments.MostCitedAsync(10_000, stop);
        var units = (await archive.Units.ListAsync(null, 0, 10_000, stop)).Items;
        var movements = (await archive.Movements.ListAsync(0, 10_000, stop)).Items;
        var filters = documents.Select(document => document.Level).OfType<DirectiveSearch.Directives.Level>().Distinct().Select(level => $"cap={level.ToString().ToLowerInvariant()}")
            .Concat(documents.Select(document => document.Year).Distinct().Select(year => year is null ? "nam=khong-ro" : $"nam={year}"))
            .Concat(["loai=ke-hoach", "khong-loai=ke-hoach", "quan-he=basis", "khong-quan-he=mentions", "quan-he=implements&quan-he=basis&cap=province"])
            .Concat(instruments.Take(12).SelectMany(instrument => new[] { $"dan={instrument.Slug}", $"dan={instrument.Slug}|basis", $"khong-dan={instrument.Slug}" }))
            .Concat(movements.Take(6).Select(movement => $"phong-trao={movement.Slug}"))
            .Concat(units.Take(8).SelectMany(unit => new[] { $"don-vi={unit.Slug}", $"ban-hanh={unit.Slug}" })).ToList();
        return
        [
            "/", "/tro-giup", "/tim-kiem/ban-in", "/tim-kiem/ban-in?xem=trien-khai", "/health/ready",
            .. Enumerable.Range(1, 5).SelectMany(page => new[] { $"/tim-kiem?trang={page}", $"/tim-kiem?sap-xep=cu-nhat&trang={page}", $"/don-vi?trang={page}", $"/phong-trao?trang={page}" }),
            .. Lenses.SelectMany(lens => new[] { $"/tim-kiem?{lens}", $"/tim-kiem.csv?{lens}" }),
            .. filters.SelectMany((filter, number) => new[] { $"/tim-kiem?{filter}", $"/tim-kiem?{filter}&{Lenses[1 + (number % (Lenses.Length - 1))]}", $"/tim-kiem.csv?{filter}" }),
            .. documents.SelectMany(document => new[] { "", "?xem=vien-dan", "?xem=phong-trao", "?xem=duoc-vien-dan" }.Select(tab => $"/van-ban/{document.Id}{tab}")),
            .. instruments.Select(instrument => $"/vien-dan/{instrument.Slug}"),
            .. instruments.Take(20).SelectMany(instrument => new[] { $"/vien-dan/{instrument.Slug}?quan-he=basis", $"/vien-dan/{instrument.Slug}?trang=2", $"/vien-dan/{instrument.Slug}/trich-doan.csv" }),
            .. units.Select(unit => $"/don-vi/{unit.Slug}"),
            .. movements.Select(movement => $"/phong-trao/{movement.Slug}"),
        ];
    }

    /// <summary>Words with and without accents, phrases, numbers, units with years, filters, operators, and sentences that nobody wrote.</summary>
    public static async Task<IReadOnlyList<string>> QueriesAsync(ArchiveStore archive, CancellationToken stop)
    {
        var documents = (await archive.Documents.LatestAsync(10_000, stop)).OrderBy(document => document.Id, StringComparer.Ordinal).ToList();
        var texts = await archive.Documents.TextsAsync([.. documents.Select(document => document.Id)], stop);
        var instruments = await archive.Instruments.MostCitedAsync(40, stop);
        var chance = new Random(20261121);
        var words = documents.ToDictionary(document => document.Id, document => Tokenizer.Tokenize(TextNormalizer.Normalize(texts[document.Id]).Text).Where(token => token.Folded.All(char.IsLetter)).ToList());
        Token[] Some(int count)
        {
            var of = words[documents[chance.Next(documents.Count)].Id];
            return of.Count <= count ? [.. of] : [.. of.Skip(chance.Next(of.Count - count)).Take(count)];
        }

        string Typed(int count) => string.Join(' ', Some(count).Select(token => token.Exact));
        string Plain(int count) => string.Join(' ', Some(count).Select(token => token.Folded));
        string Query(int number) => (number % 10) switch
        {
            0 => Plain(1 + chance.Next(2)),
            1 => Typed(2 + chance.Next(3)),
            2 => $"\"{(chance.Next(2) == 0 ? Typed(3) : Plain(2))}\"",
            3 => Number(instruments[chance.Next(instruments.Count)].Number, chance.Next(3)),
            4 => $"{documents[chance.Next(documents.Count)].Issuer} {2016 + chance.Next(10)}",
            5 => $"{Plain(2)} -{Plain(1)}",
            6 => $"({Typed(1)} | {Plain(1)}) {Plain(1)} năm:2019..2024",
            7 => $"\"{string.Join(' ', Some(2).Select(token => token.Folded))}\"~{1 + chance.Next(4)}",
            8 => Some(1).Select(token => token.Folded.Length < 4 ? token.Folded.PadRight(2, 'a') + "*" : token.Folded + "~").FirstOrDefault() + " " + Plain(1),
            _ => $"{Typed(4)} {Plain(3)} xyzzyq {Typed(3)}",
        };
        var filters = new[] { "", "&cap=province", "&loai=ke-hoach&khong-nam=2020", "&quan-he=basis", "&cap=district&cap=commune", $"&dan={instruments[0].Slug}" };
        return [.. Enumerable.Range(0, Queries).Select(number => "q=" + Uri.EscapeDataString(Query(number)) + (number % 4 == 0 ? filters[number / 4 % filters.Length] : ""))];
    }

    private static string Number(string number, int way) => way switch
    {
        0 => number,
        1 => number.ToLowerInvariant().Replace('/', ' ').Replace('-', ' '),
        _ => "số " + number,
    };
}
