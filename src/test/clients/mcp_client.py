"""Asks a server's tools with the official client of the Model Context Protocol, which checks answers against their schemas."""
import asyncio
import json
import sys

from mcp import Client


async def main(address):
    async with Client(address) as client:
        tools = [tool.name for tool in (await client.list_tools()).tools]
        seen, cursor = set(), None
        while True:
            arguments = {"limit": 50} | ({"cursor": cursor} if cursor else {})
            page = (await client.call_tool("search_claims", arguments)).structured_content
            seen.update(claim["iri"] for claim in page["claims"])
            cursor = page["next_cursor"]
            if cursor is None:
                break
        for tool, arguments in [
            ("actor", {"name": "China"}),
            ("incident", {"name": "NotPetya"}),
            ("compare", {"a": "Russia", "b": "United States"}),
            ("evidence", {"claim": min(seen)}),
            ("sparql", {"query": "who-accuses-whom"}),
        ]:
            answer = await client.call_tool(tool, arguments)
            assert not answer.is_error and answer.structured_content, answer
        error = await client.call_tool("actor", {"name": "Qqqq Zzzz"})
        assert error.is_error
        print(json.dumps({
            "version": client.protocol_version,
            "tools": tools,
            "total": page["total"],
            "seen": len(seen),
            "error": error.content[0].text,
        }))


asyncio.run(main(sys.argv[1]))
