namespace CouncilBot.Hosting.Delivery;

/// <summary>A card could not be made, so that surely nothing was sent.</summary>
internal sealed class CardFaultException(Exception inner) : Exception("A card could not be made.", inner);
