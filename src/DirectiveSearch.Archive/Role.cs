namespace DirectiveSearch.Archive;

/// <summary>What an account may do; each may all that the ones before it may.</summary>
public enum Role
{
    /// <summary>Read, where reading is not open to everybody.</summary>
    Reader,
    /// <summary>Take documents in and correct them.</summary>
    Editor,
    /// <summary>Sources, runs, jobs and accounts.</summary>
    Operator,
}
