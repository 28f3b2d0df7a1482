"""Text to a spaCy Doc with trees and entities: the shipped network at run time, and the pipelines of others at the door."""
