using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CouncilBot.Storage.Sqlite.Migrations
{
    public partial class CommitteeTimes : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "NoRemindersUntilUtc",
                table: "People",
                type: "TEXT",
                precision: 3,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CommitteeTimes",
                columns: table => new
                {
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    CallDay = table.Column<int>(type: "INTEGER", nullable: false),
                    CallTime = table.Column<int>(type: "INTEGER", nullable: false),
                    AgendaTime = table.Column<int>(type: "INTEGER", nullable: false),
                    Shortly = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedUtc = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommitteeTimes", x => x.CoalitionId);
                    table.ForeignKey(
                        name: "FK_CommitteeTimes_Coalitions_CoalitionId",
                        column: x => x.CoalitionId,
                        principalTable: "Coalitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recesses",
                columns: table => new
                {
                    CoalitionId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FirstDay = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    LastDay = table.Column<DateTime>(type: "TEXT", precision: 3, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recesses", x => new { x.CoalitionId, x.FirstDay });
                    table.ForeignKey(
                        name: "FK_Recesses_Coalitions_CoalitionId",
                        column: x => x.CoalitionId,
                        principalTable: "Coalitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CommitteeTimes");

            migrationBuilder.DropTable(
                name: "Recesses");

            migrationBuilder.DropColumn(
                name: "NoRemindersUntilUtc",
                table: "People");
        }
    }
}
