using System.IO.Compression;
using DirectiveSearch.Archive;
using DirectiveSearch.Ingestion.Conversion;

namespace DirectiveSearch.Ingestion;

/// <summary>Makes of a zip of files one file each, within caps on their number, their size and how deep zips lie within zips.</summary>
/// <param name="store">Keeps one file's bytes and says how that ended.</param>
internal sealed class ZipUnpacker(IngestionLimits limits, Func<string, Stream, CancellationToken, Task<ReceivedFile>> store)
{
    /// <param name="content">From its beginning; it can seek.</param>
    /// <returns>Null when the content is no zip of files: a document is one file, whatever it is packed in.</returns>
    public async Task<IReadOnlyList<ReceivedFile>?> TryUnpackAsync(string locator, Stream content, CancellationToken cancellation)
    {
        using var archive = TryOpen(content);
        if (archive is null) return null;
        var budget = new Budget(ZipGuard.MostInflated(content.Length, limits.LargestArchiveBytes, limits), ZipGuard.MostEntries);
        var files = new List<ReceivedFile>();
        try
        {
            await UnpackAsync(new Level(locator, 1), archive, budget, files, cancellation).ConfigureAwait(false);
            if (files.Count == 0) files.Add(Refused(locator, new Reason("zip-empty")));
        }
        catch (ReasonException error)
        {
            files.Add(Refused(locator, error.Reason));
        }

        return files;
    }

    private static ReceivedFile Refused(string locator, Reason reason) => new(locator, null, reason.Code, reason.Sentence);

    /// <summary>Null, and the stream at its beginning, when it holds anything but a zip of files.</summary>
    private static ZipArchive? TryOpen(Stream content)
    {
        var head = new byte[4];
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (FileKinds.Of(head.AsSpan(0, length)) != FileKind.Zip) return null;
        ZipGuard.CheckDirectory(content);
        try
        {
            var archive = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true, ZipNames.RawBytes);
            if (PackageKinds.Of(archive) == PackageKind.Archive) return archive;
            archive.Dispose();
        }
        catch (InvalidDataException)
        {
            // Its converter will say what is damaged.
        }

        content.Position = 0;
        return null;
    }

    /// <exception cref="ReasonException">zip-bomb, zip-nesting: nothing more is taken out of it.</exception>
    private async Task UnpackAsync(Level level, ZipArchive archive, Budget budget, List<ReceivedFile> files, CancellationToken cancellation)
    {
        budget.Expect(archive.Entries.Count, archive.Entries.Sum(entry => (decimal)Math.Max(entry.Length, 0)));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in archive.Entries)
        {
            var name = ZipNames.Readable(entry.FullName);
            if (ZipNames.IsLeftOut(entry.FullName, name)) continue;
            // A locator stands for one file within a run.
            var free = name;
            for (var number = 2; !names.Add(free); number++) free = $"{name} ({number})";
            await TakeAsync(level with { Locator = level.Locator + ZipNames.Separator + free }, entry, budget, files, cancellation).ConfigureAwait(false);
        }
    }

    private async Task TakeAsync(Level level, ZipArchiveEntry entry, Budget budget, List<ReceivedFile> files, CancellationToken cancellation)
    {
        try
        {
            if (entry.IsEncrypted) throw new ReasonException("encrypted");
            if (!BeginsAsZip(entry))
            {
                using var content = new BudgetStream(entry.Open(), budget);
                files.Add(await store(level.Locator, content, cancellation).ConfigureAwait(false));
                return;
            }

            using var spooled = await SpoolAsync(entry, budget, cancellation).ConfigureAwait(false);
            using var inner = TryOpen(spooled);
            if (inner is null) files.Add(await store(level.Locator, spooled, cancellation).ConfigureAwait(false));
            else if (level.Depth >= limits.ArchiveDepth) throw new ReasonException("zip-nesting", $"{limits.ArchiveDepth}");
            else await UnpackAsync(level with { Depth = level.Depth + 1 }, inner, budget, files, cancellation).ConfigureAwait(false);
        }
        catch (ReasonException error) when (error.Reason.Code != "zip-bomb")
        {
            files.Add(Refused(level.Locator, error.Reason));
        }
        catch (Exception error) when (error is InvalidDataException or NotSupportedException)
        {
            files.Add(Refused(level.Locator, new Reason("damaged", "tệp nén")));
        }
    }

    private static bool BeginsAsZip(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        var head = new byte[4];
        return FileKinds.Of(head.AsSpan(0, content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false))) == FileKind.Zip;
    }

    private async Task<FileStream> SpoolAsync(ZipArchiveEntry entry, Budget budget, CancellationToken cancellation)
    {
        using var content = new BudgetStream(entry.Open(), budget);
        return await Spool.ToFileAsync(content, limits.LargestFileBytes, cancellation).ConfigureAwait(false);
    }

    /// <param name="Locator">Of the archive, or of the file within it that is at hand.</param>
    private sealed record Level(string Locator, int Depth);

    /// <summary>What may still come out of one archive, with all that lies within it.</summary>
    private sealed class Budget(long most, int entries)
    {
        private long spent;

        /// <summary>What an archive declares may lie, so it is only a reason to stop early.</summary>
        public void Expect(int files, decimal size)
        {
            if ((entries -= files) < 0) throw new ReasonException("zip-bomb", $"hơn {ZipGuard.MostEntries} tệp con");
            if (size > most - spent) throw new ReasonException("zip-bomb", $"hơn {most >> 20} MB");
        }

        public void Spend(int read)
        {
            if ((spent += read) > most) throw new ReasonException("zip-bomb", $"hơn {most >> 20} MB");
        }
    }

    private sealed class BudgetStream(Stream content, Budget budget) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = content.Read(buffer, offset, count);
            budget.Spend(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) content.Dispose();
            base.Dispose(disposing);
        }
    }
}
