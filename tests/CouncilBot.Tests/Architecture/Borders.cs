using System.Reflection;
using System.Xml.Linq;
using CouncilBot.Hosting;
using CouncilBot.Knowledge.Collections;

namespace CouncilBot.Tests.Architecture;

public sealed class Borders
{
    [Fact]
    public void Hold_between_all_projects_of_the_product()
    {
        Assert.Contains(ProjectFile.Product, p => p.Name == "CouncilBot.Knowledge");
        Assert.Empty(ProjectFile.Product.SelectMany(p => TheHouse.Violations(p.Name, [p.Sdk, .. p.Projects, .. p.Packages])));
    }

    [Fact]
    public void Hold_between_the_compiled_parts()
    {
        var parts = Reachable(typeof(CommandLine).Assembly);

        Assert.Contains(typeof(KnowledgeBase).Assembly, parts);
        Assert.Empty(parts.SelectMany(p => TheHouse.Violations(p.GetName().Name!, References(p))));
    }

    [Fact]
    public void Keep_Knowledge_from_everything_else_of_ours()
    {
        Assert.DoesNotContain(References(typeof(KnowledgeBase).Assembly), TheHouse.IsOurs);
    }

    [Fact]
    public void Keep_Knowledge_from_database_and_web()
    {
        Assert.DoesNotContain(References(typeof(KnowledgeBase).Assembly), r =>
            r.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) || r.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CouncilBot.Knowledge", """<ProjectReference Include="..\CouncilBot.Coalition\CouncilBot.Coalition.csproj" />""", "CouncilBot.Coalition")]
    [InlineData("CouncilBot.Knowledge", """<ProjectReference Include="..\CouncilBot\CouncilBot.csproj" />""", "CouncilBot")]
    [InlineData("CouncilBot.Knowledge", """<PackageReference Include="Microsoft.EntityFrameworkCore.Sqlite" />""", "Microsoft.EntityFrameworkCore.Sqlite")]
    [InlineData("CouncilBot.Knowledge", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""", "Microsoft.AspNetCore.App")]
    [InlineData("CouncilBot.Coalition", """<PackageReference Include="Microsoft.EntityFrameworkCore" />""", "Microsoft.EntityFrameworkCore")]
    [InlineData("CouncilBot.Storage", """<ProjectReference Include="../CouncilBot.Teams/CouncilBot.Teams.csproj" />""", "CouncilBot.Teams")]
    [InlineData("CouncilBot.Storage", """<ProjectReference Include="..\CouncilBot.Storage.Sqlite\CouncilBot.Storage.Sqlite.csproj" />""", "CouncilBot.Storage.Sqlite")]
    [InlineData("CouncilBot.AdaptiveCards", """<ProjectReference Include="..\CouncilBot.Teams\CouncilBot.Teams.csproj" />""", "CouncilBot.Teams")]
    [InlineData("CouncilBot.Teams", """<ProjectReference Include="..\CouncilBot.AdaptiveCards\CouncilBot.AdaptiveCards.csproj" />""", "CouncilBot.AdaptiveCards")]
    [InlineData("CouncilBot", """<ProjectReference Include="..\..\tests\CouncilBot.Tests\CouncilBot.Tests.csproj" />""", "CouncilBot.Tests")]
    public void Are_seen_to_be_crossed(string project, string reference, string forbidden)
    {
        Assert.Equal([$"{project} must not refer to {forbidden}."], ViolationsOf(project, reference), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("CouncilBot", """<ProjectReference Include="..\CouncilBot.Storage\CouncilBot.Storage.csproj" />""")]
    [InlineData("CouncilBot", """<FrameworkReference Include="Microsoft.AspNetCore.App" />""")]
    [InlineData("CouncilBot.Storage", """<ProjectReference Include="..\CouncilBot.Knowledge\CouncilBot.Knowledge.csproj" />""")]
    [InlineData("CouncilBot.Storage", """<PackageReference Include="Microsoft.EntityFrameworkCore" />""")]
    public void Let_pass_what_points_down(string project, string reference)
    {
        Assert.Empty(ViolationsOf(project, reference));
    }

    [Fact]
    public void Ask_for_the_place_of_a_new_project()
    {
        Assert.StartsWith("CouncilBot.Extra has no place in the house yet", Assert.Single(ViolationsOf("CouncilBot.Extra", "")), StringComparison.Ordinal);
    }

    private static IEnumerable<string> ViolationsOf(string project, string reference)
    {
        var file = ProjectFile.Parse(project, XDocument.Parse($"""<Project Sdk="Microsoft.NET.Sdk"><ItemGroup>{reference}</ItemGroup></Project>"""));
        return TheHouse.Violations(project, [file.Sdk, .. file.Projects, .. file.Packages]);
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(r => r.Name!);

    /// <summary>The assembly and all of ours that can be reached from it.</summary>
    private static HashSet<Assembly> Reachable(Assembly start)
    {
        var found = new HashSet<Assembly>();
        var open = new Stack<Assembly>([start]);
        while (open.TryPop(out var next))
        {
            if (!found.Add(next))
                continue;

            foreach (var reference in next.GetReferencedAssemblies().Where(r => TheHouse.IsOurs(r.Name!)))
                open.Push(Assembly.Load(reference));
        }

        return found;
    }
}
