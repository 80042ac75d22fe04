namespace DirectiveSearch.Tests;

/// <summary>Real documents and their annotation, which are not part of the repository: the folder that
/// DIRECTIVESEARCH_TEST_DATA names, with seeds/, gold/ and data/ in it.</summary>
internal static class TestData
{
    /// <summary>The path of a file or folder below the test data; without it the test is skipped, or fails under CI.</summary>
    public static string Require(string relativePath)
    {
        var folder = Environment.GetEnvironmentVariable("DIRECTIVESEARCH_TEST_DATA");
        if (!string.IsNullOrEmpty(folder) && Path.Combine(folder, relativePath) is var path && Path.Exists(path)) return path;
        Component.Missing($"DIRECTIVESEARCH_TEST_DATA names no folder with {relativePath} in it");
        throw new InvalidOperationException("unreachable");
    }
}

/// <summary>Tests that need a component say so when it is missing: skipped with the reason, a failure under CI.</summary>
internal static class Component
{
    /// <summary>The full path of a program.</summary>
    public static string Require(string program)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':'))
        {
            if (File.Exists(Path.Combine(folder, program))) return Path.Combine(folder, program);
        }

        Missing($"the program {program} is not installed; ./test installs it when run as root");
        throw new InvalidOperationException("unreachable");
    }

    public static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail($"Under CI nothing may be missing: {reason}.");
        Assert.Skip($"Skipped: {reason}.");
    }
}
