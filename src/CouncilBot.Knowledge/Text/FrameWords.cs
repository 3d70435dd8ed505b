using System.Collections.Frozen;

namespace CouncilBot.Knowledge.Text;

/// <summary>
/// Words with which people ask about an agreement, whatever the subject ("vereinbart", "Vertrag", "agreement"). They count
/// little, but unlike function words they may be all a question has.
/// </summary>
public static class FrameWords
{
    private const string Words =
        """
        vereinbart vereinbaren vereinbarung vereinbarungen vertrag vertrags verträge koalitionsvertrag kooperationsvertrag koalitionsvereinbarung kooperationsvereinbarung
        festgehalten festgelegt geregelt regelt regelung regelungen papier programm dokument dokumente text stelle stellen abschnitt kapitel thema themen bereich punkt punkte
        geplant plan planen vorgesehen vorhaben tun getan passiert passieren läuft bedeutet gemeint heisst haltung position sache sachen ding dinge frage fragen stand
        stadt kommune gemeinde jahr jahre jahren leute menschen koalition partner gut neu neue neuen neuer neues künftig zukünftig
        agreement agree agreed contract document programme program paper strategy text section chapter topic plan planned plans planning policy policies stance position line view coalition
        happening happen happens city town council people new year years situation matter issue issues idea ideas
        """;

    private static readonly FrozenSet<string> Set =
        Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => Folding.Fold(w)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="form"/> is one of them.</summary>
    public static bool Contains(string form) => Set.Contains(form);
}
