namespace DirectiveSearch.Cli.Settings;

/// <summary>A file that holds one secret in one line.</summary>
internal static class SecretFile
{
    public static bool IsName(string value) => value.Length == 0 || (IsLine(value) && value.Trim().Length > 0);

    public static bool IsLine(string value) => value.All(character => !char.IsControl(character));

    /// <param name="option">The setting that names the file.</param>
    /// <returns>What the file holds without the line's end, or what is wrong with it.</returns>
    public static (string? Secret, string? Error) Read(string option, string file)
    {
        try
        {
            var text = File.ReadAllText(file).TrimEnd('\r', '\n');
            return text.Length > 0 && IsLine(text) ? (text, null) : (null, $"{option}: tệp {file} trống hoặc có nhiều dòng. Được phép: một dòng.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, $"{option}: không đọc được tệp {file}: {exception.Message}");
        }
    }
}
