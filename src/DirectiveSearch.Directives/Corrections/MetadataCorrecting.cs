using System.Globalization;
using DirectiveSearch.Directives.Units;

namespace DirectiveSearch.Directives.Corrections;

/// <summary>What people may correct in what a document says of itself.</summary>
public enum MetadataField
{
    Type,
    Number,
    Title,
    Date,
    Issuer,
    Province,
    District,
    Signer,
}

/// <param name="Value">As <see cref="MetadataCorrecting.ValueOf"/> writes it; empty: the document does not say.</param>
public sealed record MetadataCorrection(MetadataField Field, string Value);

/// <summary>What was read of a field that people corrected.</summary>
public sealed record ReadField(string Field, string Value, IReadOnlyList<Reason> Reasons);

/// <summary>Puts what people decided in the place of what was read of a document itself; what was read is kept beside it.</summary>
public static class MetadataCorrecting
{
    /// <summary>The rule of a field that people corrected.</summary>
    public const string Rule = "decided";

    /// <summary>The rule of what follows from the issuer or the date that people gave.</summary>
    public const string DerivedRule = "follows-from-decided";

    private static readonly Dictionary<MetadataField, string[]> Warnings = new()
    {
        [MetadataField.Type] = ["type-unknown"],
        [MetadataField.Number] = ["number-missing", "number-not-read"],
        [MetadataField.Date] = ["date-missing"],
        [MetadataField.Issuer] = ["issuer-unknown", "issuer-from-text"],
    };

    /// <param name="corrections">Of several about one field the last one counts.</param>
    public static DocumentMetadata Apply(DocumentMetadata read, IReadOnlyList<MetadataCorrection> corrections)
    {
        if (corrections.Count == 0) return read;
        // The date first, for a unit is described on its day; then the issuer, which brings its place.
        var last = corrections.GroupBy(correction => correction.Field).Select(group => group.Last()).OrderBy(correction => Order(correction.Field));
        return last.Aggregate(read, static (metadata, correction) => Decided(metadata, correction));
    }

    /// <summary>What a field says, as it is stored and compared: dates as 2014-04-07, 2014-04 or 2014; empty when the document does not say.</summary>
    public static string ValueOf(DocumentMetadata metadata, MetadataField field) => field switch
    {
        MetadataField.Type => metadata.Type,
        MetadataField.Number => metadata.Number,
        MetadataField.Title => metadata.Title,
        MetadataField.Date => metadata.Date is { } date ? date.ToString() : metadata.Year is { } year ? new PartialDate(year).ToString() : null,
        MetadataField.Issuer => metadata.Issuer,
        MetadataField.Province => metadata.Province,
        MetadataField.District => metadata.District,
        _ => metadata.Signer,
    } ?? "";

    /// <summary>The field's name as reasons have it.</summary>
    public static string NameOf(MetadataField field) => field.ToString().ToLowerInvariant();

    /// <summary>The opposite of <see cref="PartialDate.ToString"/>; null when it is none.</summary>
    public static PartialDate? Date(string value)
    {
        var parts = value.Split('-').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0).ToArray();
        return parts switch
        {
            [> 0 and var year] => new PartialDate(year),
            [> 0 and var year, >= 1 and <= 12 and var month] => new PartialDate(year, month),
            [> 0 and var year, var month, var day] => PartialDate.OfDay(year, month, day),
            _ => null,
        };
    }

    private static int Order(MetadataField field) => field switch { MetadataField.Date => 0, MetadataField.Issuer => 1, _ => 2 + (int)field };

    private static DocumentMetadata Decided(DocumentMetadata metadata, MetadataCorrection correction)
    {
        var (field, value) = (correction.Field, correction.Value.Length == 0 ? null : correction.Value);
        var name = NameOf(field);
        var kept = metadata with
        {
            Replaced = [.. metadata.Replaced, new ReadField(name, ValueOf(metadata, field), [.. metadata.Reasons.Where(reason => reason.Field == name)])],
            Reasons = [.. metadata.Reasons.Where(reason => reason.Field != name), new Reason(name, Rule, [])],
            Warnings = Warnings.TryGetValue(field, out var codes) ? [.. metadata.Warnings.Where(code => !codes.Contains(code))] : metadata.Warnings,
        };
        return field switch
        {
            MetadataField.Type => kept with { Type = value },
            MetadataField.Number => kept with { Number = value },
            MetadataField.Title => kept with { Title = value },
            MetadataField.Date => Dated(kept, value is null ? null : Date(value)),
            MetadataField.Issuer => Issued(kept, value),
            MetadataField.Province => kept with { Province = value },
            MetadataField.District => kept with { District = value },
            _ => kept with { Signer = value },
        };
    }

    /// <summary>A year alone is no date, as in what is read.</summary>
    private static DocumentMetadata Dated(DocumentMetadata metadata, PartialDate? date) =>
        Derived(metadata with { Date = date is { Month: not null } ? date : null, Year = date?.Year }, metadata, "year", metadata.Year != date?.Year);

    /// <summary>Level and place are those of the unit; what its name does not tell, the document does.</summary>
    private static DocumentMetadata Issued(DocumentMetadata metadata, string? issuer)
    {
        if (issuer is null) return metadata with { Issuer = null, Level = null };
        var unit = UnitDirectory.Describe(issuer, metadata.Date);
        var central = unit.Level == Level.Central;
        var province = central ? null : unit.Province ?? metadata.Province;
        var district = unit.District ?? (central || unit.Level == Level.Province || province != metadata.Province ? null : metadata.District);
        var decided = metadata with { Issuer = issuer, Level = unit.Level ?? metadata.Level, Province = province, District = district };
        decided = Derived(decided, metadata, "level", decided.Level != metadata.Level);
        decided = Derived(decided, metadata, "province", province != metadata.Province);
        return Derived(decided, metadata, "district", district != metadata.District);
    }

    private static DocumentMetadata Derived(DocumentMetadata decided, DocumentMetadata before, string field, bool differs) => !differs ? decided : decided with
    {
        Reasons = [.. decided.Reasons.Where(reason => reason.Field != field), new Reason(field, DerivedRule, [])],
    };
}
