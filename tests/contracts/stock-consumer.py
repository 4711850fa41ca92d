"""Reads topics from their beginning with confluent-kafka, as any consumer would: brokers, how many messages, topics. A line of JSON each."""
import json
import sys

from confluent_kafka import Consumer

brokers, count, *topics = sys.argv[1:]
consumer = Consumer(
    {"bootstrap.servers": brokers, "group.id": topics[0] + ".stock-consumer", "auto.offset.reset": "earliest"}
)
consumer.subscribe(topics)
read = 0
while read < int(count):
    message = consumer.poll(20)
    if message is None:
        sys.exit(f"after {read} messages nothing came for 20 seconds")
    if message.error():
        sys.exit(str(message.error()))
    event = json.loads(message.value())
    headers = {name: value.decode() for name, value in message.headers()}
    print(json.dumps({"topic": message.topic(), "key": message.key().decode(), "headers": headers, "event": event}))
    read += 1
consumer.close()
