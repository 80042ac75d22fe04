using DirectiveSearch.Archive;
using DirectiveSearch.Directives;
using DirectiveSearch.Directives.Units;
using DirectiveSearch.Portal.Wording;
using DirectiveSearch.Search;

namespace DirectiveSearch.Portal.Pages.Search;

/// <summary>What people read in place of the ids and slugs that the index counts.</summary>
public sealed class FacetLabels
{
    private const string UnknownYear = "khong-ro";

    private static readonly Dictionary<string, string> Provinces = UnitDirectory.Provinces
        .SelectMany(province => new[] { (Slug: province.Slug, province.Name), (Slug: province.TodaySlug, Name: province.TodayName) })
        .DistinctBy(pair => pair.Slug)
        .ToDictionary(pair => pair.Slug, pair => pair.Name);

    private IReadOnlyDictionary<string, UnitSummary> units = new Dictionary<string, UnitSummary>();
    private IReadOnlyDictionary<string, MovementSummary> movements = new Dictionary<string, MovementSummary>();

    public IReadOnlyDictionary<string, InstrumentSummary> Instruments { get; private set; } = new Dictionary<string, InstrumentSummary>();

    public static async Task<FacetLabels> ReadAsync(ArchiveStore archive, IReadOnlyCollection<(FacetField Field, string Value)> values, CancellationToken cancellation)
    {
        string[] Of(params FacetField[] fields) => [.. values.Where(value => fields.Contains(value.Field)).Select(value => First(value.Value)).Distinct()];
        return new FacetLabels
        {
            units = await archive.Units.SummariesAsync(Of(FacetField.Unit, FacetField.Issuer), cancellation),
            movements = await archive.Movements.SummariesAsync(Of(FacetField.Movement), cancellation),
            Instruments = await archive.Instruments.SummariesAsync(Of(FacetField.Instrument, FacetField.InstrumentRelation), cancellation),
        };
    }

    public string Of(FacetField field, string value) => field switch
    {
        FacetField.Type => DocumentTypes.NameOf(value) ?? value,
        FacetField.Level => Enum.TryParse<Level>(value, true, out var level) ? Words.Capital(Words.Of(level)) : value,
        FacetField.Province => Provinces.GetValueOrDefault(value, value),
        FacetField.Year => value == UnknownYear ? Words.Undated : value,
        FacetField.Unit or FacetField.Issuer => units.TryGetValue(value, out var unit) ? unit.ShortName : value,
        FacetField.Movement => movements.TryGetValue(value, out var movement) ? movement.Name : value,
        FacetField.Relation => Purpose(value),
        FacetField.Instrument => Instrument(value),
        FacetField.InstrumentRelation => $"{Instrument(First(value))}, {Purpose(value[(First(value).Length + 1)..])}",
        _ => value,
    };

    /// <summary>Units above others may be known by their slug alone; they are not offered.</summary>
    public bool Has(FacetField field, string value) => field is not FacetField.Unit || units.ContainsKey(value);

    public static string Title(FacetField field) => field switch
    {
        FacetField.Type => "Loại văn bản",
        FacetField.Level => "Cấp",
        FacetField.Province => "Tỉnh, thành phố",
        FacetField.Unit => "Đơn vị",
        FacetField.Issuer => "Cơ quan ban hành",
        FacetField.Year => "Năm",
        FacetField.Instrument or FacetField.InstrumentRelation => "Văn bản được viện dẫn",
        FacetField.Relation => "Mục đích viện dẫn",
        FacetField.Movement => "Phong trào",
        _ => "Nguồn",
    };

    /// <summary>34-CT/TW (2014); with its issuer when it is of one unit among many: 04/CT-UBND (2021), UBND tỉnh Khánh Hòa.</summary>
    public static string Brief(InstrumentSummary instrument)
    {
        var dated = InstrumentWords.Brief(instrument);
        var unit = instrument.Issuer is { } issuer ? UnitDirectory.Describe(issuer, instrument.Date) : null;
        return unit is { Level: not (null or Level.Central) } ? $"{dated}, {unit.ShortName}" : dated;
    }

    private string Instrument(string slug) => Instruments.TryGetValue(slug, out var instrument) ? Brief(instrument) : slug;

    private static string Purpose(string code) => Enum.TryParse<Relation>(code, true, out var relation) ? Words.Of(relation) : code;

    private static string First(string value) => value.IndexOf('|') is var bar and >= 0 ? value[..bar] : value;
}
