using System.Runtime.CompilerServices;

namespace CouncilBot.Knowledge.Tests.Support;

/// <summary>
/// Compares a text with the approved file beside the tests. On a difference the received text is written next to it, to be
/// read and, if right, renamed.
/// </summary>
internal static class Approved
{
    public static void Matches(string name, string received, [CallerFilePath] string caller = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(caller)!, "Approved");
        Directory.CreateDirectory(folder);
        var approvedFile = Path.Combine(folder, $"{name}.verified.txt");
        var receivedFile = Path.Combine(folder, $"{name}.received.txt");
        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : string.Empty;
        if (received == approved)
        {
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail($"{receivedFile} differs from the approved text. Read it; if it is right, rename it to {Path.GetFileName(approvedFile)}.");
    }
}
