using System.Reflection;
using System.Reflection.Emit;
using CouncilBot.AdaptiveCards;
using CouncilBot.Hosting;

namespace CouncilBot.Tests.Gallery;

/// <summary>Where the product makes cards, read from its compiled code: nobody has to keep a list.</summary>
internal static class CardMakers
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(o => o.Value);

    /// <summary>What each method of the product calls, compiler-made methods counted to the ones they were made from.</summary>
    private static readonly ILookup<string, MethodBase> Calls = typeof(Settings).Assembly.GetTypes()
        .SelectMany(t => t.GetMethods(Everything).Cast<MethodBase>().Concat(t.GetConstructors(Everything)))
        .SelectMany(m => CalledBy(m).Select(c => (Caller: NameOf(m), Called: c)))
        .ToLookup(c => c.Caller, c => c.Called, StringComparer.Ordinal);

    /// <summary>The methods that make a card, as <c>Type.Method</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Calls.Where(c => c.Any(called => called.DeclaringType == typeof(AdaptiveCard) && called.IsConstructor)).Select(c => c.Key).Order(StringComparer.Ordinal)];

    /// <summary>Whether code that begins in <paramref name="type"/> can come to where a card is made.</summary>
    public static bool AreReachedFrom(Type type)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(type.GetMethods(Everything).Select(NameOf));
        while (open.TryPop(out var method))
        {
            if (!reached.Add(method))
                continue;

            foreach (var called in Calls[method].Where(c => c.DeclaringType?.Assembly == typeof(Settings).Assembly))
                open.Push(NameOf(called));
        }

        return All.Any(reached.Contains);
    }

    /// <summary><c>Type.Method</c>; for a lambda, an iterator or an async method the name it was written under.</summary>
    private static string NameOf(MethodBase method)
    {
        var (type, name) = (method.DeclaringType!, method.Name);
        if (Original(name) is { } written)
            name = written;

        for (; type.IsNested && type.Name.StartsWith('<'); type = type.DeclaringType!)
            name = Original(type.Name) ?? name;

        return $"{type.Name}.{name}";
    }

    /// <summary>What stands between the first angle brackets, if anything.</summary>
    private static string? Original(string name) => name.StartsWith('<') && name.IndexOf('>', StringComparison.Ordinal) is > 1 and var end ? name[1..end] : null;

    private static IEnumerable<MethodBase> CalledBy(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var opCode = OpCodesByValue[value];
            at += opCode.Size;
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineTok && Resolve(method, BitConverter.ToInt32(code, at)) is { } called)
                yield return called;

            at += opCode.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static MethodBase? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, ofMethod) as MethodBase;
    }
}
