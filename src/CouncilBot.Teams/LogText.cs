using System.Buffers;
using System.Text;

namespace CouncilBot.Teams;

/// <summary>Makes foreign values fit for a log line.</summary>
internal static class LogText
{
    private const int Longest = 64;

    private static readonly SearchValues<char> Plain = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=.!_-");

    /// <summary>The value with only the characters of identities and codes, and not long; "-" when nothing is left.</summary>
    public static string Of(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "-";
        if (value.Length <= Longest && !value.AsSpan().ContainsAnyExcept(Plain))
            return value;

        var kept = new string([.. value.Where(Plain.Contains).Take(Longest)]);
        return kept.Length > 0 ? kept : "-";
    }

    /// <summary>The types of an exception and of what caused it, without their messages.</summary>
    public static string TypesOf(Exception exception)
    {
        var types = new StringBuilder(exception.GetType().Name);
        for (var inner = exception.InnerException; inner is not null; inner = inner.InnerException)
            types.Append(" < ").Append(inner.GetType().Name);

        return types.ToString();
    }

    /// <summary>Where an exception and what caused it came from.</summary>
    public static string TraceOf(Exception exception)
    {
        var trace = new StringBuilder();
        for (var e = exception; e is not null; e = e.InnerException)
            trace.Append(Environment.NewLine).Append(e.StackTrace);

        return trace.ToString();
    }
}
