using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace DirectiveSearch.Search;

/// <summary>The last hit of a page, by what hits are sorted by. It comes back in addresses, so anything may stand in it.</summary>
internal sealed record ResultCursor(SearchSort Sort, double Score, int Date, string Id)
{
    private const int Longest = 2000;

    public string Write() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<object[]>([(int)Sort, Score, Date, Id]));

    /// <summary>Null when it was not written for this order.</summary>
    public static ResultCursor? Read(string? written, SearchSort sort)
    {
        if (written is null or { Length: 0 or > Longest } || !Base64Url.IsValid(written)) return null;
        try
        {
            var values = JsonElement.Parse(Base64Url.DecodeFromChars(written), new JsonDocumentOptions { MaxDepth = 2 });
            if (values.ValueKind != JsonValueKind.Array || values.GetArrayLength() != 4) return null;
            var read = new ResultCursor((SearchSort)values[0].GetInt32(), values[1].GetDouble(), values[2].GetInt32(), values[3].GetString() ?? "");
            return read.Sort == sort && double.IsFinite(read.Score) && read.Date >= 0 && read.Id.Length > 0 ? read : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException or DecoderFallbackException)
        {
            return null;
        }
    }
}
