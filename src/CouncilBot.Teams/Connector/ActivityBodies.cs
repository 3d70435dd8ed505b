using Microsoft.Extensions.ObjectPool;

namespace CouncilBot.Teams.Connector;

/// <summary>Bodies that are used again.</summary>
internal sealed class ActivityBodies
{
    private readonly DefaultObjectPool<ActivityBody> _pool = new(new Policy());

    internal ActivityBody Rent() => _pool.Get();

    internal void Return(ActivityBody body) => _pool.Return(body);

    private sealed class Policy : PooledObjectPolicy<ActivityBody>
    {
        public override ActivityBody Create() => new();

        /// <summary>A body that a connection may still read is given up.</summary>
        public override bool Return(ActivityBody obj) => obj.IsFree;
    }
}
