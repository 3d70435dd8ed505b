using CouncilBot.Hosting.Conversation;
using CouncilBot.Knowledge.Text;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Features.Speaking;

/// <summary>"Deutsch": from now on in German.</summary>
internal sealed class GermanHandler : IHandler
{
    public const string Verb = "language.german";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => Speak.InAsync(Language.German, visit, cancellation);
}

/// <summary>"English": from now on in English.</summary>
internal sealed class EnglishHandler : IHandler
{
    public const string Verb = "language.english";

    public ValueTask<Response> HandleAsync(Visit visit, CancellationToken cancellation) => Speak.InAsync(Language.English, visit, cancellation);
}

/// <summary>The language is kept with the person, not with the chat.</summary>
internal static class Speak
{
    public static async ValueTask<Response> InAsync(Language language, Visit visit, CancellationToken cancellation)
    {
        var person = await visit.Db.People.SingleAsync(p => p.Id == visit.Person.Id, cancellation);
        person.Language = language;
        visit.Language = language;
        return Response.Say(visit.Texts<GermanHandler>()["Changed"]);
    }
}
