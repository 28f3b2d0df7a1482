"""What readers marked for training: whom pronouns stand for, chains, trees and names, without the corpora's words."""
