namespace DirectiveSearch.Directives.Resolution;

/// <summary>Subjects as evidence of which instrument of a number is meant, where no date tells.</summary>
internal static class Subjects
{
    /// <returns>Null where the subject tells nothing: it is not stated, too short, or nothing is known of the others' subjects.</returns>
    public static Match? Choose(Reading reading, IReadOnlyList<Found> fitting)
    {
        if (reading is not { Date: null, Theme: { } theme } || fitting.Count == 0) return null;
        var left = fitting.Where(found => !theme.Contradicts(found.Theme)).ToList();
        if (left.Count == 0) return new Match(reading, fitting, IsThin: true, Slip: "subject-against");
        var meant = left.Where(found => theme.IsSupportedBy(found.Theme)).ToList();
        // The others must be known to be about something else: two congresses may each have a directive of one number and matter.
        if (meant is [var only] && left.TrueForAll(found => found == only || found.Theme.TellsEnough)) left = [only];
        return left.Count == fitting.Count || reading.Series is null ? null : new Match(reading, left, IsThin: left.Count == 1 && !theme.IsSupportedBy(left[0].Theme));
    }
}
