using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace DirectiveSearch;

/// <summary>Loads SQLite once for every assembly that this file is compiled into: the system's library, else the bundled one.</summary>
internal static class SqliteProvider
{
    private const string Loaded = "DirectiveSearch.SqliteProvider";

    public static void Use()
    {
        lock (typeof(SQLite3Provider_e_sqlite3))
        {
            if (AppContext.GetData(Loaded) is not null) return;
            NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
            raw.SetProvider(new SQLite3Provider_e_sqlite3());
            AppContext.SetData(Loaded, true);
        }
    }

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path) =>
        NativeLibrary.TryLoad("libsqlite3.so.0", out var system) ? system : NativeLibrary.Load(name, assembly, path);
}
