namespace DirectiveSearch.Directives.Evaluation;

/// <summary>How many of the annotated and of the found things meet one to one.</summary>
public sealed record MatchScore(int Gold, int Predicted, int Matched)
{
    public static readonly MatchScore None = new(0, 0, 0);

    /// <summary>1 when nothing was found.</summary>
    public double Precision => Predicted == 0 ? 1 : (double)Matched / Predicted;

    /// <summary>1 when nothing was to be found.</summary>
    public double Recall => Gold == 0 ? 1 : (double)Matched / Gold;

    public double F1 => Gold + Predicted == 0 ? 1 : 2.0 * Matched / (Gold + Predicted);

    public static MatchScore operator +(MatchScore left, MatchScore right) =>
        new(left.Gold + right.Gold, left.Predicted + right.Predicted, left.Matched + right.Matched);

    public MatchScore Add(MatchScore other) => this + other;
}

/// <summary>How many of the compared fields are right.</summary>
public sealed record FieldScore(int Right, int Of)
{
    /// <summary>Null when there was nothing to compare.</summary>
    public double? Share => Of == 0 ? null : (double)Right / Of;
}

/// <summary>Something that was annotated otherwise than found.</summary>
/// <param name="Kind">citation, unnumbered, movement or metadata, with the field behind a point (citation.date); missed or extra for whole items.</param>
/// <param name="Start">In the text as published; -1 for metadata.</param>
public sealed record Miss(string Document, string Kind, int Start, string? Gold, string? Predicted);

/// <summary>The score of one document, or the sum over several.</summary>
/// <param name="Fields">Of the matched citations: type, date, issuer, relation, within, and pinpoint where one is annotated.</param>
/// <param name="Movements">Quoted ones.</param>
/// <param name="MovementFields">Of the matched quoted movements: form, family.</param>
public sealed record Score(
    MatchScore Citations,
    IReadOnlyDictionary<string, FieldScore> Fields,
    MatchScore Unnumbered,
    MatchScore Movements,
    IReadOnlyDictionary<string, FieldScore> MovementFields,
    MatchScore UnquotedMovements,
    IReadOnlyDictionary<string, FieldScore> Metadata,
    IReadOnlyList<Miss> Misses)
{
    public MatchScore ShortForms { get; init; } = MatchScore.None;

    /// <summary>Of the matched short forms, how many stand for what was annotated.</summary>
    public FieldScore Antecedents { get; init; } = new(0, 0);

    public static Score Sum(IReadOnlyList<Score> scores) => new(
        Sum(scores, score => score.Citations),
        Sum(scores, score => score.Fields),
        Sum(scores, score => score.Unnumbered),
        Sum(scores, score => score.Movements),
        Sum(scores, score => score.MovementFields),
        Sum(scores, score => score.UnquotedMovements),
        Sum(scores, score => score.Metadata),
        [.. scores.SelectMany(score => score.Misses)])
    {
        ShortForms = Sum(scores, score => score.ShortForms),
        Antecedents = new FieldScore(scores.Sum(score => score.Antecedents.Right), scores.Sum(score => score.Antecedents.Of)),
    };

    /// <summary>Of all metadata fields.</summary>
    public FieldScore AllMetadata => new(Metadata.Values.Sum(value => value.Right), Metadata.Values.Sum(value => value.Of));

    private static MatchScore Sum(IReadOnlyList<Score> scores, Func<Score, MatchScore> part) =>
        scores.Aggregate(MatchScore.None, (sum, score) => sum + part(score));

    private static Dictionary<string, FieldScore> Sum(IReadOnlyList<Score> scores, Func<Score, IReadOnlyDictionary<string, FieldScore>> part) => scores
        .SelectMany(part)
        .GroupBy(field => field.Key)
        .ToDictionary(group => group.Key, group => new FieldScore(group.Sum(field => field.Value.Right), group.Sum(field => field.Value.Of)));
}
