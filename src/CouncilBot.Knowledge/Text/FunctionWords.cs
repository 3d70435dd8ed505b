using System.Buffers;
using System.Collections.Frozen;

namespace CouncilBot.Knowledge.Text;

/// <summary>Words that carry no subject: they are left out of a question, and tell its language.</summary>
public static class FunctionWords
{
    private const string GermanWords =
        """
        ab aber ach alle allem allen aller alles als also am an and anderes andere anderen anderer ans auch auf aus ausser beim bei beide beiden
        bin bis bist bloss bitte brauche brauchen bzw da dabei dadurch dafür dagegen daher dahin damit danach daneben dann daran darauf daraus darf darfst
        darin darüber darum darunter das dass dasselbe davon davor dazu dazwischen dein deine deinem deinen deiner dem demnach den denen denn dennoch der
        deren derselbe des deshalb dessen desto deswegen dich die dies diese dieselbe diesem diesen dieser dieses dir doch dort du durch dürfen dürfte eben
        ebenso eh ein eine einem einen einer eines einige einigen einiger einiges einfach einmal er es etwa etwas euch euer eure eurem euren eurer für gab gar
        gegen gegenüber gehabt gemäss genau gerade gern gerne gewesen gibt geben gibts ging geht gehts grade hab habe haben habt hallo halt hast hat hatte hatten hätte hätten her
        herum heute hier hierfür hierzu hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im immer in indem ins ist ja je jede jedem jeden jeder
        jedes jedoch jemals jemand jene jener jetzt kann kannst kein keine keinem keinen keiner könnt können könnte könnten lassen lässt los mach mache machen macht
        mag mal man manche mancher mehr mein meine meinem meinen meiner meist mich mir mit möchte möchten mögen muss müssen müsste nach nachdem naja ne nein nicht
        nichts nie niemand noch nun nur ob obwohl oder ohne per pro schon sehr sei seid sein seine seinem seinen seiner seit selbst sich sie sind so
        sobald sofern solch solche sogar soll sollen sollte sollten somit sondern sonst soweit sowie sowohl statt trotz über überhaupt um und uns unser unsere unserem
        unseren unserer unter usw viel viele vielen vielleicht vom von vor war waren warum was weder weg wegen weil welch welche welchem welchen welcher
        welches wem wen wenig wenige wenn wer werde werden wessen weshalb wessen wie wieso will willst wir wird wirklich wo wobei wodurch wofür woher wohin wollen
        wollt wollte wollten womit wonach woran worauf worin worüber worum wovon wozu würde würden während zu zum zur zwar zwischen
        kurz frage danke mal eigentlich bald endlich irgendwann irgendwas irgendwer irgendwie irgendwo irgendein irgendeine irgendeinen ganz ganze ganzen ganzer gleich gar nix sowas
        fürs ins ans vors übers durchs aufs ums beim zurzeit derzeit tatsächlich richtig wirklich ziemlich ungefähr rund fast kaum stets manchmal häufig meistens neulich neuerdings
        ordentlich bisschen etwas paar mehrere sämtliche selber samt rein raus runter rauf rüber dorthin daheim hierher dahin mitten quer voneinander miteinander füreinander zueinander aneinander
        wäre wären wär sein hätte gäbe käme würd wurd gings gabs hats ists wirds kriegt kriege krieg kriegen bekommt bekommen bekomme kommen kommt kam käme gekommen gehe gehen weitere weiteren weiterer weiteres
        uns unsereins bevor wann sobald sofort nachher vorher leute leuten meint meinen gemeint glaube glauben heisst hiess nennt nenn erzähl erzähle erzählt erkläre erklär sowohl letzte letzten letzter letztes nächste nächsten nächster nächstes
        mutter vater tante onkel oma opa nachbar nachbarin nachbarn kollege kollegin kollegen freundin enkel enkelin schwester bruder tochter sohn gestern heut morgen vorgestern abends neulich wochenende
        danke eigentlich denn ehrlich denn ehrlich sag sagt sagen stimmt steht stehen drin drinnen weiss wissen konkret drauf dran genannt nämlich übrigens wohl bereits dem nur
        """;

    private const string EnglishWords =
        """
        a about actually after again all also am an and any anybody anyone anything are aren as ask at back be because been before being between both but by
        can cannot could did didn do does doesn doing don done down during each either else ever every everything exactly few for from get gets getting
        give given go goes going got had has hasn have haven having he hello her here hers hey hi him his how i if in into is isn it its itself just
        know let like ll lot make made many may maybe me might mine more most much must my myself neither no nor not nothing now of off ok okay on
        once one only or other others our ours out over own per please quite rather re really s said same say says shall she should since so some somebody
        someone something somewhere soon still such t tell than thank thanks that the their theirs them themselves then there these they thing things this
        those though through to together too under until up upon us ve very want wanted was wasn we well were what whatever when where whether which while
        who whom whose why will with within without won would yes yet you your yours
        among new hardly need needs become becomes became next last first second people person somebody sit sat stood stand standing told tell ask asked asking hear heard think thought find found look looks looking
        mother father neighbour neighbor colleague friend daughter son uncle aunt grandfather grandmother yesterday today tomorrow week ago around another also already always ever never often perhaps sometimes
        able unable bit big small little next great really sort kind way ways put puts take takes took come comes came coming use using used try trying trying exactly actually anyway basically currently honestly question regarding concerning mention mentioned mentions written stand stands
        """;

    private static readonly FrozenSet<string> German = Set(GermanWords);
    private static readonly FrozenSet<string> English = Set(EnglishWords);

    /// <summary>Words that tell the languages apart: in one list and not in the other.</summary>
    private static readonly FrozenSet<string> OnlyGerman = German.Except(English, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> OnlyEnglish = English.Except(German, StringComparer.Ordinal).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether <paramref name="form"/> is a function word of <paramref name="language"/>.</summary>
    public static bool Contains(string form, Language language) => (language == Language.German ? German : English).Contains(form);

    /// <summary>The words of an expression by which a question is recognised: all but function words, negations kept.</summary>
    public static string[] Kept(IReadOnlyList<string> forms, Language language) =>
        [.. forms.Where(f => !Contains(f, language) || Negates(f))];

    /// <summary>
    /// The words of an expression that are looked for in documents. None where only one word would be left of an idiom ("auf den
    /// letzten Drücker" is not about pressure); articles and prepositions may go.
    /// </summary>
    public static string[] Telling(IReadOnlyList<string> forms, Language language)
    {
        var telling = forms.Where(f => !Contains(f, language)).ToArray();
        return telling.Length == 1 && forms.Count > 1 && forms.Any(f => f != telling[0] && !Connectors.Contains(f)) ? [] : telling;
    }

    /// <summary>Whether <paramref name="form"/> negates: alone it has no subject, but "nicht einig" is another subject than "einig".</summary>
    public static bool Negates(string form) => Negations.Contains(form);

    /// <summary>Whether <paramref name="form"/> is a function word or a verb prefix, which are no parts of compounds.</summary>
    public static bool IsParticle(ReadOnlySpan<char> form) =>
        Particles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(form) || German.GetAlternateLookup<ReadOnlySpan<char>>().Contains(form);

    /// <summary>All function words of a language, folded.</summary>
    public static IReadOnlyCollection<string> Of(Language language) => language == Language.German ? German : English;

    /// <summary>The language the function words of a text speak for, or null when they speak for none.</summary>
    public static Language? LanguageOf(string text, IReadOnlyList<Token> tokens)
    {
        var german = tokens.Count(t => OnlyGerman.Contains(t.Form)) + (text.AsSpan().IndexOfAny(Umlauts) >= 0 ? 1 : 0);
        var english = tokens.Count(t => OnlyEnglish.Contains(t.Form));
        return german == english ? null : german > english ? Language.German : Language.English;
    }

    private static readonly SearchValues<char> Umlauts = SearchValues.Create("äöüÄÖÜß");

    private static readonly FrozenSet<string> Particles =
        Set("ab an auf aus bei be dar ein emp ent er fort ge ger her hin los miss mit nach rück über um un ur ver vor weg weiter wider wieder zer zu zurück zusammen voll fest statt teil");

    private static readonly FrozenSet<string> Connectors = Set(
        "der die das den dem des ein eine einer eines einem einen im in am an auf aus bei für mit nach von vom zu zum zur über um unter sich uns the a an of in on at for to with by");

    private static readonly FrozenSet<string> Negations = Set("nicht kein keine keinen keiner ohne gegen not no without against");

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => Folding.Fold(w)).ToFrozenSet(StringComparer.Ordinal);
}
