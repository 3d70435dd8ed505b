using CouncilBot.Hosting;
using CouncilBot.Storage;
using CouncilBot.Storage.Delivery;

namespace CouncilBot.Features.Messages;

/// <summary><c>messages retry</c>: makes due again what was given up. A running bot sends it within seconds.</summary>
internal sealed class RetryMessagesCommand(CouncilDb db, Terminal terminal, TimeProvider time)
{
    private readonly Texts _texts = Texts.Of<RetryMessagesCommand>(terminal.Language);

    public async Task<int> RunAsync(long? id, bool withUnknown, CancellationToken cancellation)
    {
        if (await StuckMessages.RetryAsync(db, id, withUnknown, time, cancellation) is not { } done)
            return terminal.Refuse(_texts["NotThere", id]);

        await terminal.Out.WriteLineAsync(_texts["Due", done.Due]);
        if (done.Over > 0)
            await terminal.Out.WriteLineAsync(_texts["Over", done.Over]);

        if (done.Unknown > 0)
            await terminal.Out.WriteLineAsync(_texts["Unknown", done.Unknown]);

        return Exit.Success;
    }
}
