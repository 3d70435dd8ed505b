using CouncilBot.Features;
using CouncilBot.Features.Choosing;
using CouncilBot.Features.Installing;
using CouncilBot.Features.Members.Redeem;
using CouncilBot.Features.Members.Strangers;
using CouncilBot.Hosting.Delivery;
using CouncilBot.Knowledge.Text;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;
using CouncilBot.Storage.Members;
using CouncilBot.Storage.Rows;
using CouncilBot.Teams.Activities;
using CouncilBot.Teams.Connector;
using CouncilBot.Teams.Turns;
using Microsoft.EntityFrameworkCore;

namespace CouncilBot.Hosting.Conversation;

/// <summary>
/// The way of one turn: who is it, which function claims it, load and decide, save the change with the inbox row and the
/// messages it causes in one transaction. What is answered directly is sent afterwards by the wire.
/// </summary>
internal sealed class TurnHandler(
    CouncilDbFactory databases,
    RosterLookup roster,
    Journal journal,
    AnsweredMarks answered,
    RouteTable routes,
    IServiceProvider handlers,
    Installations installations,
    OutboxSignal outbox,
    TimeProvider time,
    ILogger<TurnHandler> log) : ITurnHandler
{
    /// <summary>Another process may change the same row at the same moment; a loser looks again.</summary>
    private const int MostAttempts = 5;

    /// <summary>A delivery that was handled and not answered is answered again only when its first process must be dead.</summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMinutes(1);

    public async Task<TurnResult> OnTurnAsync(Turn turn, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await HandleAsync(turn, isAgain: false, cancellation) ?? await HandledBeforeAsync(turn, cancellation) ?? TurnResult.Nothing;
            }
            catch (Exception e) when (DbErrors.IsConflict(e))
            {
                if (await HandledBeforeAsync(turn, cancellation) is { } result)
                    return result;

                if (attempt == MostAttempts)
                    throw;
            }
            catch (Exception e) when (DbErrors.FaultOf(e) is DbFault.Unavailable or DbFault.Busy or DbFault.DiskFull)
            {
                Log.StoreUnavailable(log, DbErrors.CodeOf(e));
                throw new StoreUnavailableException(e);
            }
        }
    }

    public async Task OnAnsweredAsync(Turn turn, IReadOnlyList<SentMessage> sent, CancellationToken cancellation)
    {
        answered.Mark(turn.DeliveryKey);
        foreach (var message in sent)
        {
            if (turn is { Scope: ConversationScope.Personal, ObjectId: { } account } && message.Id is { } id && ShownMatter.Parse(message.Activity.Subject) is { } shown)
                await NoteCardAsync(turn, account, shown, id, cancellation);
        }
    }

    public async Task OnUndeliveredAsync(Turn turn, OutgoingActivity activity, ConnectorResult result, CancellationToken cancellation)
    {
        Log.Undelivered(log, turn.DeliveryKey, result.Status, result.Code);
        // Whatever becomes of it from here on, a second delivery must not send it as well.
        answered.Mark(turn.DeliveryKey);
        await installations.NoteAsync(turn.Conversation, result.Status, time.GetUtcNow().UtcDateTime, cancellation);
        if (activity.IsSecret || result.Status is not (ConnectorStatus.TryLater or ConnectorStatus.Unauthorized))
            return;

        await using var db = databases.Open();
        if (await Installations.FindAsync(db, turn.Conversation, cancellation) is not { } conversation)
            return;

        var count = await db.Outbox.CountAsync(o => o.Key.StartsWith($"answer:{turn.DeliveryKey}:"), cancellation);
        db.Outbox.Add(Outgoing.Answer(turn.DeliveryKey, count, conversation.Id, activity, result.RetryAfter, time.GetUtcNow().UtcDateTime));
        await db.SaveChangesAsync(cancellation);
        outbox.Raise();
    }

    public string Apology(Turn turn, TurnTrouble trouble) => Texts.Of<TurnHandler>(Guess(turn))[trouble.ToString()];

    private async Task NoteCardAsync(Turn turn, Guid account, ShownMatter shown, string id, CancellationToken cancellation)
    {
        if (await roster.FindAsync(turn.TenantId, account, cancellation) is not { } person)
            return;

        await using var db = databases.Open();
        await MatterCards.NoteAnsweredAsync(db, turn, person.Id, shown, id, time.GetUtcNow().UtcDateTime, cancellation);
        outbox.Raise();
    }

    private async Task<TurnResult?> HandleAsync(Turn turn, bool isAgain, CancellationToken cancellation)
    {
        await using var visit = new Visit
        {
            Turn = turn,
            Store = databases,
            Known = turn.ObjectId is { } account ? await roster.FindAsync(turn.TenantId, account, cancellation) : null,
            Language = Guess(turn),
            Now = time.GetUtcNow().UtcDateTime,
        };
        visit.Language = visit.Known?.Language ?? visit.Language;
        var route = turn.Activity.Type is ActivityTypes.Message or ActivityTypes.Invoke && !IsOverheard(turn) ? Find(visit) : null;
        // A secret was not stored: its button is handled again, and finds itself done.
        if (!isAgain && MaySeeItsOwnEffect(turn, route) && await HandledBeforeAsync(turn, cancellation) is { } before && (before.Response is not null || turn.Activity.Type != ActivityTypes.Invoke))
            return before;

        var conversation = await installations.SeenAsync(visit, cancellation);
        var response = await RespondAsync(visit, route, cancellation);
        var result = Replies.Of(response, turn, visit.Language);
        if (!isAgain && !await CommitAsync(visit, response, result, cancellation))
            return null;

        installations.Remember(visit, conversation);
        return result;
    }

    /// <summary>
    /// A question, which is most of what is said, does the same a second time, and that it was handled shows when its rows are
    /// saved. Anything else would find itself done already and answer something else than the first time.
    /// </summary>
    private static bool MaySeeItsOwnEffect(Turn turn, Route? route) => route != Routes.Question && !IsOverheard(turn);

    private async ValueTask<Response> RespondAsync(Visit visit, Route? route, CancellationToken cancellation)
    {
        var turn = visit.Turn;
        if (turn.Activity.Type is ActivityTypes.InstallationUpdate or ActivityTypes.ConversationUpdate)
            return await installations.UpdateAsync(visit, cancellation);

        if (route is null)
            return Response.Nothing;

        if (Refusal(route, visit) is { } refusal)
            return refusal;

        // A person of several coalitions says first which one is meant.
        if (route.Who is Who.Member or Who.Manager && visit.Known is { Current: null })
            return await ChooseHandler.AskFirstAsync(visit, route == Routes.Question ? turn.Text : "", cancellation);

        return await ((IHandler)handlers.GetRequiredService(route.Handler)).HandleAsync(visit, cancellation);
    }

    /// <summary>In a group the bot speaks only when it is spoken to.</summary>
    private static bool IsOverheard(Turn turn) =>
        turn.Scope != ConversationScope.Personal && turn.Activity.Type == ActivityTypes.Message && turn.Action is null && !turn.MentionsBot;

    private Route Find(Visit visit)
    {
        var turn = visit.Turn;
        if (turn.Activity.Name == InvokeNames.ComposeExtensionQuery)
            return Routes.Search;

        if (turn.Action is { } action)
            return routes.OfVerb(action.Verb) ?? Routes.UnknownButton;

        if (RedeemHandler.IsCode(turn.Text, isExpected: visit.Known is null))
        {
            visit.Argument = turn.Text;
            return Routes.Redeem;
        }

        var said = new Utterance(turn.Text);
        if (routes.OfWords(said) is { } claimed)
        {
            visit.Argument = claimed.Argument;
            return claimed.Route;
        }

        visit.Argument = turn.Text;
        return Routes.Question;
    }

    private static Response? Refusal(Route route, Visit visit)
    {
        var texts = visit.Texts<TurnHandler>();
        if (route.Who == Who.Anyone)
            return null;

        if (visit.Known is not { } person)
            return Response.Say(visit.Texts<Stranger>()[visit.IsPersonal ? "NotEnrolled" : "NotEnrolledHere"]);

        if (route.Where == Where.Personal && !visit.IsPersonal)
            return Response.Say(texts["OnlyPersonal"]);

        return route.Who switch
        {
            Who.Manager when person.Current is { } member && !member.IsManager => Response.Say(texts["OnlyManagers"]),
            _ => null,
        };
    }

    /// <summary>
    /// Writes the turn down with what it changes. What only reads for a button or a search needs no record: read again it is the same.
    /// </summary>
    /// <returns>False when the delivery was handled before; then nothing was changed.</returns>
    private async Task<bool> CommitAsync(Visit visit, Response response, TurnResult result, CancellationToken cancellation)
    {
        var key = visit.Turn.DeliveryKey;
        var stored = response.IsSecret ? null : response.IsRepeatable && !visit.HasChanges ? StoredResult.Again : StoredResult.Write(result);
        if (!visit.HasChanges)
        {
            var leavesNothing = visit.Asked is null && (visit.Turn.Activity.Type == ActivityTypes.Invoke || (result.Messages.Count == 0 && result.Update is null));
            return leavesNothing || await journal.WriteAsync(new JournalEntry(key, stored, visit.Asked));
        }

        if (visit.Asked is { } asked)
            visit.Db.Questions.Add(asked);

        Inbox.Add(visit.Db, key, time).Result = stored;
        var causesMessages = visit.Db.ChangeTracker.Entries<OutboxRow>().Any();
        await visit.Db.SaveChangesAsync(cancellation);
        if (causesMessages)
            outbox.Raise();

        return true;
    }

    /// <summary>What a second delivery gets; null when there was no first one.</summary>
    private async Task<TurnResult?> HandledBeforeAsync(Turn turn, CancellationToken cancellation)
    {
        await using var db = databases.Open();
        if (await Inbox.FindAsync(db, turn.DeliveryKey, cancellation) is not { } handled)
            return null;

        var mustAnswerAgain = !handled.IsAnswered && time.GetUtcNow().UtcDateTime - handled.HandledUtc > AnswerTime;
        if (handled.Result is null or StoredResult.Again)
            return mustAnswerAgain && handled.Result is not null ? await HandleAsync(turn, isAgain: true, cancellation) : TurnResult.Nothing;

        var result = StoredResult.Read(handled.Result);
        return mustAnswerAgain ? result : new TurnResult { Response = result.Response };
    }

    /// <summary>The client's locale is only the first guess.</summary>
    private static Language Guess(Turn turn) =>
        turn.Activity.Locale?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? Language.English : Language.German;
}
