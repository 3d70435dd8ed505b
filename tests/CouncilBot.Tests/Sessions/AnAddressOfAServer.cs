using System.Net;
using CouncilBot.Features.Sessions.Sync;

namespace CouncilBot.Tests.Sessions;

public sealed class AnAddressOfAServer
{
    [Theory]
    [InlineData("https://ris.example/oparl/system", null)]
    [InlineData(" http://127.0.0.1:8080/a?b=c#d ", null)]
    [InlineData("ris.example/oparl", OParlProblem.AddressInvalid)]
    [InlineData("/oparl", OParlProblem.AddressInvalid)]
    [InlineData("file:///etc/passwd", OParlProblem.AddressInvalid)]
    [InlineData("ftp://ris.example/", OParlProblem.AddressInvalid)]
    [InlineData("", OParlProblem.AddressInvalid)]
    [InlineData("https://name:geheim@ris.example/", OParlProblem.AddressHasPassword)]
    public void Is_one_of_the_web_without_a_password(string given, object? problem) => Assert.Equal(problem, OParlAddress.Read(given).Refusal?.Problem);

    [Theory]
    [InlineData("https://ris.example/a/b", "c?page=2", "https://ris.example/a/c?page=2")]
    [InlineData("https://ris.example/a/b", "/c#d", "https://ris.example/c")]
    [InlineData("https://ris.example/a?page=1", "?page=2", "https://ris.example/a?page=2")]
    [InlineData("https://ris.example/a", "//RIS.example/c", "https://ris.example/c")]
    [InlineData("https://ris.example/a", "http://ris.example/c", "https://ris.example/c")]
    [InlineData("https://ris.example:8443/a", "http://ris.example/c", "https://ris.example:8443/c")]
    [InlineData("http://ris.example/a", "https://ris.example/c", "https://ris.example/c")]
    [InlineData("http://ris.example:8080/a", "http://ris.example:8080/c", "http://ris.example:8080/c")]
    [InlineData("https://münchen.example/a", "https://xn--mnchen-3ya.example/c", "https://xn--mnchen-3ya.example/c")]
    [InlineData("https://ris.example/a", "https://other.example/c", null)]
    [InlineData("https://ris.example/a", "//other.example/c", null)]
    [InlineData("https://ris.example/a", "https://ris.example.other.example/c", null)]
    [InlineData("https://ris.example/a", "https://ris.example@other.example/c", null)]
    [InlineData("https://ris.example/a", "https://name:pw@ris.example/c", null)]
    [InlineData("https://ris.example/a", "https://ris.example:8443/c", null)]
    [InlineData("https://ris.example/a", "http://ris.example:22/c", null)]
    [InlineData("http://ris.example/a", "http://ris.example:6379/c", null)]
    [InlineData("http://ris.example:8080/a", "https://ris.example/c", null)]
    [InlineData("https://ris.example/a", "file:///etc/passwd", null)]
    [InlineData("https://ris.example/a", "javascript:alert(1)", null)]
    [InlineData("https://ris.example/a", "http://[", null)]
    [InlineData("https://ris.example/a", null, null)]
    public void Leads_to_the_same_host_or_its_https_form_only(string from, string? link, string? to)
    {
        Assert.Equal(to is not null, OParlAddress.TryFollow(new Uri(from), link, out var target));
        Assert.Equal(to, target?.AbsoluteUri);
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("172.16.0.1", true)]
    [InlineData("172.31.255.255", true)]
    [InlineData("172.32.0.1", false)]
    [InlineData("192.168.1.1", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("100.64.0.1", true)]
    [InlineData("0.0.0.0", true)]
    [InlineData("224.0.0.1", true)]
    [InlineData("255.255.255.255", true)]
    [InlineData("93.184.216.34", false)]
    [InlineData("::", true)]
    [InlineData("::1", true)]
    [InlineData("fe80::1", true)]
    [InlineData("fc00::1", true)]
    [InlineData("fd12:3456::1", true)]
    [InlineData("ff02::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("::ffff:93.184.216.34", false)]
    [InlineData("64:ff9b::a00:1", true)]
    [InlineData("64:ff9b::5db8:d822", false)]
    [InlineData("2002:a00:1::1", true)]
    [InlineData("2002:5db8:d822::1", false)]
    [InlineData("::10.0.0.1", true)]
    [InlineData("2a00:1450:4001::1", false)]
    public void Is_private_in_whatever_way_it_is_written(string address, bool isPrivate) => Assert.Equal(isPrivate, OParlAddress.IsPrivate(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://localhost:8080/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://10.0.0.1/", true)]
    [InlineData("http://2130706433/", true)]
    [InlineData("https://ris.example/", false)]
    [InlineData("https://93.184.216.34/", false)]
    public void Is_meant_to_be_private_when_it_is_written_so(string given, bool isPrivate) => Assert.Equal(isPrivate, OParlAddress.IsPrivate(new Uri(given)));

    [Theory]
    [InlineData("https://ris.example/a", "https://ris.example/a?modified_since=2026-11-10T06%3A00%3A00%2B00%3A00")]
    [InlineData("https://ris.example/a?body=1", "https://ris.example/a?body=1&modified_since=2026-11-10T06%3A00%3A00%2B00%3A00")]
    [InlineData("https://ris.example/a?modified_since=x&b=1", "https://ris.example/a?b=1&modified_since=2026-11-10T06%3A00%3A00%2B00%3A00")]
    public void Takes_a_question_once(string address, string asked)
    {
        Assert.Equal(asked, OParlAddress.With(new Uri(address), "modified_since", "2026-11-10T06:00:00+00:00").AbsoluteUri);
        Assert.DoesNotContain("modified_since", OParlAddress.With(new Uri(asked), "modified_since", value: null).AbsoluteUri, StringComparison.Ordinal);
    }
}
