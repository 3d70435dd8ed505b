using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CouncilBot.Hosting.Playground;

/// <summary>
/// A process and everything it has started, as they were at one moment. npx may end before the page it runs; so the tree is
/// read before anybody is asked to end. Where the system does not tell who started whom (not Linux), the tree is ended at once.
/// </summary>
internal sealed class ProcessTree
{
    private const int Terminate = 15;
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    private readonly Process _root;
    private readonly IReadOnlyList<Member> _members;

    private ProcessTree(Process root, IReadOnlyList<Member> members) => (_root, _members) = (root, members);

    public static ProcessTree Of(Process root) => new(root, OperatingSystem.IsLinux() ? Descendants(root.Id) : []);

    /// <summary>Asks all of them to end.</summary>
    public void Ask()
    {
        if (!OperatingSystem.IsLinux())
        {
            Kill();
            return;
        }

        foreach (var member in _members.Where(m => m.IsThere))
            _ = Signal(member.Id, Terminate);
    }

    /// <summary>Waits until none of them is left, at most until told to stop waiting.</summary>
    public async Task WaitAsync(CancellationToken enough)
    {
        while (!enough.IsCancellationRequested && (!_root.HasExited || _members.Any(m => m.IsThere)))
            await Task.Delay(Often, enough).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Ends those that are left.</summary>
    public void Kill()
    {
        Kill(_root);
        foreach (var member in _members.Where(m => m.IsThere))
        {
            try
            {
                using var left = Process.GetProcessById(member.Id);
                Kill(left);
            }
            catch (ArgumentException)
            {
                // Ended meanwhile.
            }
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // Ended meanwhile.
        }
    }

    private static List<Member> Descendants(int root)
    {
        var all = Directory.EnumerateDirectories("/proc")
            .Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? Member.Read(id) : null)
            .OfType<Member>().ToList();
        var tree = all.Where(m => m.Id == root).ToList();
        for (var at = 0; at < tree.Count; at++)
            tree.AddRange(all.Where(m => m.Parent == tree[at].Id && m.Id != root));

        return tree;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int process, int signal);

    /// <summary>A process; <paramref name="Started"/> tells it from a later one with the same number.</summary>
    private sealed record Member(int Id, int Parent, string Started)
    {
        /// <summary>Whether it still runs; one that has ended and only waits to be counted does not.</summary>
        public bool IsThere => Read(Id) is { } now && now.Started == Started;

        /// <summary>Reads /proc/ID/stat (proc(5)); null when there is no such process, or only its remains.</summary>
        public static Member? Read(int id)
        {
            try
            {
                var stat = File.ReadAllText($"/proc/{id}/stat");
                // The name stands in brackets and may hold anything; fields are counted from its end: state is the third.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                return fields[0] is "Z" or "X" ? null : new Member(id, int.Parse(fields[1], CultureInfo.InvariantCulture), fields[19]);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
