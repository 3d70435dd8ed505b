namespace CouncilBot.Tests.Package;

/// <summary>Sizes and colours that Teams demands and no schema checks.</summary>
public sealed class TheIcons : IAsyncLifetime
{
    private PackageFile _package = null!;

    private Png Color => Png.Read(_package.Files["color.png"]);

    private Png Outline => Png.Read(_package.Files["outline.png"]);

    public async Task InitializeAsync() => _package = await PackageFile.WrittenAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void Are_the_ones_the_manifest_names()
    {
        var icons = _package.Manifest["icons"]!;

        Assert.Equal(["color.png", "outline.png"], [icons["color"]!.GetValue<string>(), icons["outline"]!.GetValue<string>()]);
    }

    [Fact]
    public void In_colour_measure_192_pixels_and_fill_them()
    {
        Assert.Equal((192, 192), (Color.Width, Color.Height));
        Assert.All(Color.Pixels, p => Assert.Equal(byte.MaxValue, p.A));
    }

    [Fact]
    public void In_colour_stand_on_the_accent_colour()
    {
        var (r, g, b, _) = Color.Pixels.First();

        Assert.Equal(_package.Manifest["accentColor"]!.GetValue<string>(), $"#{r:x2}{g:x2}{b:x2}");
    }

    [Fact]
    public void In_outline_measure_32_pixels()
    {
        Assert.Equal((32, 32), (Outline.Width, Outline.Height));
    }

    [Fact]
    public void In_outline_are_white_on_nothing()
    {
        Assert.True(Outline.HasAlpha);
        Assert.All(Outline.Pixels.Where(p => p.A > 0), p => Assert.Equal((255, 255, 255), (p.R, p.G, p.B)));
        Assert.Contains(Outline.Pixels, p => p.A == byte.MaxValue);
        Assert.Contains(Outline.Pixels, p => p.A == 0);
    }
}
