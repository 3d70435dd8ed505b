using System.Globalization;

namespace CouncilBot.AdaptiveCards.Tests.Support;

/// <summary>Cards that hold every element and every property we send.</summary>
internal static class Sample
{
    public static AdaptiveCard Everything() => new()
    {
        Language = "de",
        FallbackText = "Antwort: Ziffer 3 der Vereinbarung.",
        IsFullWidth = true,
        Body =
        [
            new TextBlock(Markdown.Trusted("Abweichendes Stimmverhalten")) { IsHeading = true, Size = TextSize.Large, Weight = TextWeight.Bolder },
            new TextBlock(Markdown.Format(CultureInfo.InvariantCulture, "Frage von **{0}**", "Anna *Beispiel* <at>alle</at>")) { IsSubtle = true, Spacing = Spacing.None, Size = TextSize.Small },
            new Container(
            [
                new RichText(
                [
                    new TextRun("Die Partner stimmen in allen Fragen möglichst gleich. "),
                    new TextRun("Abweichendes Stimmverhalten ist die Ausnahme und wird vorher angekündigt.") { IsHighlighted = true, IsBold = true },
                    new TextRun("\n[…] {{DATE(2027-01-01T00:00:00Z)}}") { IsItalic = true, IsSubtle = true, Size = TextSize.Small },
                ]),
            ])
            { Style = ContainerStyle.Emphasis, Id = "zitat", Spacing = Spacing.Medium },
            new FactSet(
            [
                new Fact(Markdown.Literal("Fundstelle"), Markdown.Literal("Ziffer 3, Z. 590-598")),
                new Fact(Markdown.Literal("Kapitel"), Markdown.Literal("Formen der Zusammenarbeit > Regeln")),
                new Fact(Markdown.Literal("Stand"), Markdown.Literal("12. März 2026, 15:30 Uhr")),
            ])
            { Separator = true },
            new ColumnSet(
            [
                new Column([new TextBlock(Markdown.Literal("CDU")) { Color = TextColor.Accent, Weight = TextWeight.Bolder }]) { Width = ColumnWidth.Auto },
                new Column([new TextBlock(Markdown.Literal("hat zugestimmt")) { Color = TextColor.Good }]),
            ]),
            new ColumnSet(
            [
                new Column([new TextBlock(Markdown.Literal("Frist versäumt")) { Color = TextColor.Attention }]) { Width = ColumnWidth.Weight(2) },
                new Column([new TextBlock(Markdown.Literal("fällig")) { Color = TextColor.Warning, MaxLines = 2, Weight = TextWeight.Lighter }]) { Width = ColumnWidth.Weight(1) },
            ]),
            new Container([new TextBlock(Markdown.Trusted("- erstens\n- zweitens\n\nSiehe [Ratsinformation](https://rat.example)."))]) { Id = "mehr", IsVisible = false },
            new InputText("begruendung", "Begründung") { IsMultiline = true, MaxLength = 500, Value = "Zeile 1\nZeile 2" },
            new InputText("titel", "Titel") { IsRequired = true, ErrorMessage = "Bitte einen Titel eintragen.", Placeholder = "zum Beispiel: Radweg am Ring" },
            new InputChoiceSet("gremium", "Gremium", [new Choice("Rat", "rat"), new Choice("Haupt- und Finanzausschuss", "hfa")]) { Value = "hfa", IsRequired = true, ErrorMessage = "Bitte ein Gremium wählen." },
            new InputChoiceSet("themen", "Themen", [new Choice("Haushalt", "1"), new Choice("Verkehr und Mobilität in den Ortsteilen", "2")]) { IsMulti = true, Style = ChoiceStyle.Expanded, Value = "1,2" },
            new InputToggle("einig", "Mit dem Partner besprochen") { Value = true },
            new ActionSet([new ToggleVisibilityAction("Mehr zeigen", ["mehr", "zitat"])]),
        ],
        Actions =
        [
            new ExecuteAction("Im Zusammenhang", "answer.context") { Data = ActionData.Of(("passage", "siegen/3"), ("answer", "42")), AssociatedInputs = AssociatedInputs.None, Tooltip = "Zeigt die Stellen davor und danach" },
            new ExecuteAction("Absenden", "answer.send") { Style = ActionStyle.Positive },
            new ShowCardAction("Rückmeldung", new AdaptiveCard
            {
                Body = [new InputText("meinung", "Was hat gefehlt?")],
                Actions = [new ExecuteAction("Rückmeldung geben", "answer.feedback")],
            }),
            new OpenUrlAction("Ratsinformation öffnen", new Uri("https://rat.example/vorlage?id=7&x=ä")) { Mode = ActionMode.Secondary },
        ],
    };

    /// <summary>A card with <paramref name="text"/> in every place where text may come from people.</summary>
    public static AdaptiveCard WithTextsOfPeople(string text) => new()
    {
        Language = "de",
        FallbackText = text,
        Body =
        [
            new TextBlock(Markdown.Literal(text)),
            new TextBlock(Markdown.Format(CultureInfo.InvariantCulture, "- **Von:** {0}\n- _An:_ {0}", text)),
            new RichText([new TextRun(text)]),
            new FactSet([new Fact(Markdown.Literal(text), Markdown.Literal(text))]),
            new InputText("a", text) { Placeholder = text, Value = text, ErrorMessage = text },
            new InputChoiceSet("b", text, [new Choice(text, "1")]),
            new InputToggle("c", text),
        ],
        Actions =
        [
            new ExecuteAction(text, "x") { Data = ActionData.Of(("id", text)), Tooltip = text },
        ],
    };
}
