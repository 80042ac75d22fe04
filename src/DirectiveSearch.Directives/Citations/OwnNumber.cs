using DirectiveSearch.Text;

namespace DirectiveSearch.Directives.Citations;

/// <summary>A document's own number, as its annexes repeat it, is no citation.</summary>
internal static class OwnNumber
{
    public static bool Is(Mention mention, DocumentMetadata metadata)
    {
        if (metadata.Number is null || InstrumentNumber.Key(mention.Number.Number) != InstrumentNumber.Key(metadata.Number)) return false;
        var year = mention.Date?.Date?.Year;
        return year is null || metadata.Year is null || year == metadata.Year;
    }
}
