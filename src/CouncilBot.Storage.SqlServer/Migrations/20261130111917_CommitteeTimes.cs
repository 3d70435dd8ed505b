using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CouncilBot.Storage.SqlServer.Migrations
{
    public partial class CommitteeTimes : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "NoRemindersUntilUtc",
                table: "People",
                type: "datetime2(3)",
                precision: 3,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CommitteeTimes",
                columns: table => new
                {
                    CoalitionId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CallDay = table.Column<int>(type: "int", nullable: false),
                    CallTime = table.Column<int>(type: "int", nullable: false),
                    AgendaTime = table.Column<int>(type: "int", nullable: false),
                    Shortly = table.Column<int>(type: "int", nullable: false),
                    ChangedUtc = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Version = table.Column<int>(type: "int", nullable: false)
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
                    CoalitionId = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false, collation: "Latin1_General_100_BIN2"),
                    FirstDay = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    LastDay = table.Column<DateTime>(type: "datetime2(3)", precision: 3, nullable: false),
                    Name = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: false)
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
